import { describe, expect, test } from "vitest";
import { closeEdition, recallEdition } from "../../src/editions/close.ts";
import { planEdition } from "../../src/editions/plan.ts";
import { previewEdition } from "../../src/editions/preview.ts";
import type { Cadence, Edition } from "../../src/model/edition.ts";
import { EMPTY_LOCK, type Lock } from "../../src/model/lock.ts";
import type { PostHead } from "../../src/model/post.ts";
import { at, blog, EVERY_MONDAY, head } from "./blog.ts";

const weekly = blog(EVERY_MONDAY);
const perPost = blog({ every: "post" });
const RULES = {};
const MONDAY = at("2026-11-23T07:00:00Z");

function names(edition: Edition | undefined): string[] {
  return (edition?.posts ?? []).map((id) => id.replace("urn:post:", ""));
}

function reasons(heads: readonly PostHead[], lock: Lock, now: number, config = weekly) {
  const { choices } = planEdition(heads, lock, config, now);
  return Object.fromEntries(choices.map(({ post, reason }) => [post.title, reason.is]));
}

/** A Lock with one Edition behind it, so that nothing is the first any more. */
function afterFirst(): Lock {
  const old = head("old", "2026-11-15T10:00:00Z");
  const { due } = planEdition([old], EMPTY_LOCK, weekly, at("2026-11-16T07:00:00Z"));
  if (!due) throw new Error("nothing due");
  return closeEdition(EMPTY_LOCK, due, [old], RULES);
}

describe("the first edition", () => {
  const heads = [
    head("fresh", "2026-11-22T10:00:00Z"),
    head("edge", "2026-11-16T07:00:00.001Z"),
    head("a-week-old", "2026-11-16T07:00:00Z"),
    head("ancient", "2009-01-01T00:00:00Z"),
  ];

  test("carries the last period only", () => {
    const { due } = planEdition(heads, EMPTY_LOCK, weekly, MONDAY);
    expect(due).toEqual({
      id: "2026-11-23",
      slot: MONDAY,
      window: { from: at("2026-11-16T07:00:00Z"), to: MONDAY },
      posts: ["urn:post:fresh", "urn:post:edge"],
    });
  });

  test("puts the rest into the archive for ever", () => {
    const { due } = planEdition(heads, EMPTY_LOCK, weekly, MONDAY);
    if (!due) throw new Error("nothing due");
    const lock = closeEdition(EMPTY_LOCK, due, heads, RULES);
    const fates = Object.fromEntries(
      [...lock.posts.values()].map((post) => [post.id, post.edition]),
    );
    expect(fates).toEqual({
      "urn:post:fresh": "2026-11-23",
      "urn:post:edge": "2026-11-23",
      "urn:post:a-week-old": "archive",
      "urn:post:ancient": "archive",
    });
    const redated = heads.map((post) => ({ ...post, published: MONDAY + 1 }));
    expect(planEdition(redated, lock, weekly, at("2026-12-24T00:00:00Z")).due).toBeUndefined();
  });

  test("archives what only the lock knows, because it is a draft for the moment", () => {
    const draft = { id: "urn:post:draft", source: "posts/draft.md", published: 0 };
    const lock: Lock = { posts: new Map([[draft.id, draft]]), editions: [] };
    const { due } = planEdition(heads, lock, weekly, MONDAY);
    if (!due) throw new Error("nothing due");
    expect(closeEdition(lock, due, heads, RULES).posts.get(draft.id)?.edition).toBe("archive");
  });

  test("is not due while nothing is new", () => {
    const plan = planEdition(heads.slice(2), EMPTY_LOCK, weekly, MONDAY);
    expect(plan.due).toBeUndefined();
    expect(plan.next).toBeUndefined();
    expect(plan.nextSlot).toBe(at("2026-11-30T07:00:00Z"));
  });
});

describe("what is new", () => {
  test("a back-dated post goes out once, a re-dated one not again", () => {
    const lock = afterFirst();
    const heads = [head("old", "2026-11-20T10:00:00Z"), head("back-dated", "2019-05-05T00:00:00Z")];
    const { due } = planEdition(heads, lock, weekly, MONDAY);
    expect(names(due)).toEqual(["back-dated"]);
    expect(due?.window.from).toBe(at("2026-11-16T07:00:00Z"));
    if (!due) return;
    const closed = closeEdition(lock, due, heads, RULES);
    expect(planEdition(heads, closed, weekly, MONDAY).due).toBeUndefined();
    expect(planEdition(heads, closed, weekly, at("2026-12-30T00:00:00Z")).due).toBeUndefined();
  });

  test("a post published after the slot waits for the next", () => {
    const heads = [head("late", MONDAY + 1), head("early", MONDAY)];
    const plan = planEdition(heads, afterFirst(), weekly, at("2026-11-25T12:00:00Z"));
    expect(names(plan.due)).toEqual(["early"]);
    expect(names(plan.next)).toEqual(["late"]);
    expect(plan.next?.id).toBe("2026-11-30");
  });

  test("a late run makes one edition of all that waited", () => {
    const heads = [head("b", "2026-12-09T00:00:00Z"), head("a", "2026-11-18T00:00:00Z")];
    const { due } = planEdition(heads, afterFirst(), weekly, at("2026-12-16T00:00:00Z"));
    expect(due?.id).toBe("2026-12-14");
    expect(names(due)).toEqual(["b", "a"]);
    expect(due?.window.from).toBe(at("2026-11-16T07:00:00Z"));
  });

  test("authors keep posts out, or in the digest alone", () => {
    const heads = [
      head("private", "2026-11-20T00:00:00Z", { inDigest: false }),
      head("mail-only", "2026-11-19T00:00:00Z", { inDigest: "only", inFeeds: false }),
    ];
    expect(names(planEdition(heads, afterFirst(), weekly, MONDAY).due)).toEqual(["mail-only"]);
  });

  test("the order is newest first, whatever the order of the heads", () => {
    const heads = [head("a", MONDAY - 2), head("c", MONDAY), head("b", MONDAY - 1)];
    expect(names(planEdition(heads, EMPTY_LOCK, weekly, MONDAY).due)).toEqual(["c", "b", "a"]);
  });
});

test("a change of cadence never makes an edition older than the last one", () => {
  const lock = afterFirst();
  const monthly = blog({ every: "month", on: 1, at: { hour: 8, minute: 0 } });
  const heads = [head("back-dated", "2019-05-05T00:00:00Z")];
  const plan = planEdition(heads, lock, monthly, at("2026-11-20T00:00:00Z"));
  expect(plan.due).toBeUndefined();
  expect(plan.next?.id).toBe("2026-12-01");
  expect(names(plan.next)).toEqual(["back-dated"]);
});

test("a later hour on the day of an edition does not make a second one that day", () => {
  const evening = blog({ every: "day", at: { hour: 20, minute: 0 } });
  const heads = [head("old", "2026-11-15T10:00:00Z"), head("new", "2026-11-16T12:00:00Z")];
  const plan = planEdition(heads, afterFirst(), evening, at("2026-11-16T21:00:00Z"));
  expect(plan.due).toBeUndefined();
  expect(plan.next?.id).toBe("2026-11-17");
});

describe("every post its own edition", () => {
  const now = at("2026-11-23T12:00:00Z");
  const heads = [
    head("second", "2026-11-23T11:00:00Z", { title: "Größe zählt" }),
    head("first", "2026-11-22T13:00:00Z", { title: "Hello, world" }),
    head("before", "2026-11-22T12:00:00Z"),
  ];

  test("begins with the last day and goes on oldest first", () => {
    const plan = planEdition(heads, EMPTY_LOCK, perPost, now);
    expect(plan.due).toEqual({
      id: "2026-11-22-hello-world",
      slot: at("2026-11-22T13:00:00Z"),
      window: { from: at("2026-11-22T12:00:00Z"), to: at("2026-11-22T13:00:00Z") },
      posts: ["urn:post:first"],
    });
    if (!plan.due) return;
    const lock = closeEdition(EMPTY_LOCK, plan.due, heads, RULES);
    expect(lock.posts.get("urn:post:before")?.edition).toBe("archive");
    const second = planEdition(heads, lock, perPost, now);
    expect(second.due).toEqual(plan.next);
    expect(names(second.due)).toEqual(["second"]);
    expect(second.due?.window.from).toBe(plan.due.slot);
    expect(second.nextSlot).toBeUndefined();
  });

  test("names are ASCII and never the same twice", () => {
    let lock = afterFirst();
    const odd = [
      head("1", now, { title: "日本" }),
      head("2", now - 1, { title: "Crème brûlée" }),
      head("3", now - 2, { title: "Crème brûlée!" }),
      head("4", now - 3, { title: "../../etc/passwd" }),
      head("5", now - 4, { title: "?" }),
    ];
    const ids: string[] = [];
    for (let { due } = planEdition(odd, lock, perPost, now); due;) {
      ids.push(due.id);
      lock = closeEdition(lock, due, odd, RULES);
      due = planEdition(odd, lock, perPost, now).due;
    }
    expect(ids).toEqual([
      "2026-11-23-f2602a0c",
      "2026-11-23-etc-passwd",
      "2026-11-23-creme-brulee",
      "2026-11-23-creme-brulee-2",
      "2026-11-23-e2c5f070",
    ]);
  });

  test("a back-dated post keeps the lock in the order of slots", () => {
    const lock = afterFirst();
    const { due } = planEdition([head("x", "2019-05-05T00:00:00Z")], lock, perPost, now);
    if (!due) throw new Error("nothing due");
    const slots = closeEdition(lock, due, [head("x", "2019-05-05T00:00:00Z")], RULES).editions;
    expect(slots.map(({ id }) => id)).toEqual(["2019-05-05-x", "2026-11-16"]);
    expect(due.window.from).toBeLessThan(due.window.to);
  });
});

describe("closing", () => {
  test("twice is once", () => {
    const heads = [head("a", MONDAY)];
    const { due } = planEdition(heads, EMPTY_LOCK, weekly, MONDAY);
    if (!due) throw new Error("nothing due");
    const lock = closeEdition(EMPTY_LOCK, due, heads, RULES);
    expect(closeEdition(lock, due, heads, RULES)).toBe(lock);
  });

  test("never lets a post into two editions", () => {
    const lock = afterFirst();
    const again: Edition = {
      id: "2026-11-23",
      slot: MONDAY,
      window: { from: 0, to: MONDAY },
      posts: ["urn:post:old"],
    };
    expect(() => closeEdition(lock, again, [head("old", 0)], RULES)).toThrow(/2026-11-16/);
    expect(() => closeEdition(lock, { ...again, posts: ["urn:post:?"] }, [], RULES)).toThrow(
      /unknown/,
    );
  });
});

describe("recalling an edition that was made on a lock that is lost", () => {
  const posts = ["urn:post:old", "urn:post:adopted", "urn:post:gone", "urn:post:fresh"];
  const edition: Edition = {
    id: "2026-11-23",
    slot: MONDAY,
    window: { from: 0, to: MONDAY },
    posts,
  };
  const adopted = {
    id: "urn:post:adopted",
    source: "posts/a.md",
    published: 5,
    edition: "archive",
  };
  const before: Lock = {
    ...afterFirst(),
    posts: new Map([...afterFirst().posts, [adopted.id, adopted]]),
  };
  const lock = recallEdition(before, edition, [head("fresh", 7)], RULES);

  test("marks what it carried, also what nobody knows any more", () => {
    expect(lock.editions.map(({ id }) => id)).toEqual(["2026-11-16", "2026-11-23"]);
    expect(posts.map((id) => lock.posts.get(id)?.edition)).toEqual([
      "2026-11-16",
      "2026-11-23",
      "2026-11-23",
      "2026-11-23",
    ]);
    expect(lock.posts.get("urn:post:gone")).toMatchObject({ source: "-", published: MONDAY });
  });

  test("twice is once", () => {
    expect(recallEdition(lock, edition, [], RULES)).toBe(lock);
  });
});

test("every recent post has its reason", () => {
  const lock = afterFirst();
  const ancient = { id: "urn:post:ancient", source: "", published: 0, edition: "archive" };
  const known: Lock = { ...lock, posts: new Map([...lock.posts, ["urn:post:ancient", ancient]]) };
  const heads = [
    head("old", "2026-11-15T10:00:00Z"),
    head("ancient", 0),
    head("new", "2026-11-20T00:00:00Z"),
    head("soon", "2026-11-25T00:00:00Z"),
    head("far", "2027-11-25T00:00:00Z"),
    head("out", "2026-11-20T00:00:00Z", { inDigest: false }),
  ];
  expect(reasons(heads, known, at("2026-11-26T00:00:00Z"))).toEqual({
    old: "mailed",
    ancient: "archive",
    new: "due",
    soon: "next",
    far: "waits",
    out: "kept-out",
  });
  expect(reasons(heads, EMPTY_LOCK, at("2026-11-26T00:00:00Z"))).toMatchObject({
    old: "archive",
    new: "due",
    soon: "next",
  });
  // Nothing due: what the first edition would leave behind is said before it is made.
  expect(reasons([head("a", 0)], EMPTY_LOCK, MONDAY)).toEqual({ a: "archive" });
  expect(reasons([head("a", 0)], EMPTY_LOCK, MONDAY, perPost)).toEqual({ a: "archive" });
});

describe("a preview", () => {
  const cadences: Cadence[] = [EVERY_MONDAY, { every: "post" }];

  test.each(cadences)("falls back on the newest posts ($every)", (cadence) => {
    const config = blog(cadence);
    const heads = Array.from({ length: 9 }, (_, index) => head(`p${index}`, index * 1000));
    const plan = planEdition(heads, EMPTY_LOCK, config, MONDAY);
    const preview = previewEdition(heads, EMPTY_LOCK, config, plan);
    expect(preview?.sample).toBe(true);
    const newest = ["p8", "p7", "p6", "p5", "p4"];
    expect(names(preview?.edition)).toEqual(cadence.every === "post" ? ["p8"] : newest);
  });

  test("shows what is due, else what is next", () => {
    const heads = [head("new", MONDAY)];
    const due = planEdition(heads, EMPTY_LOCK, weekly, MONDAY);
    expect(previewEdition(heads, EMPTY_LOCK, weekly, due)).toEqual({
      edition: due.due,
      sample: false,
    });
    const next = planEdition(heads, EMPTY_LOCK, weekly, MONDAY - 1);
    expect(next.due).toBeUndefined();
    expect(previewEdition(heads, EMPTY_LOCK, weekly, next)?.edition.id).toBe("2026-11-23");
  });

  test("is absent only where no post may be mailed", () => {
    const heads = [head("a", 0, { inDigest: false })];
    const plan = planEdition(heads, EMPTY_LOCK, weekly, MONDAY);
    expect(previewEdition(heads, EMPTY_LOCK, weekly, plan)).toBeUndefined();
  });
});
