import { describe, expect, test } from "vitest";
import { closeEdition } from "../../src/editions/close.ts";
import { planEdition } from "../../src/editions/plan.ts";
import type { DigestConfig } from "../../src/model/config.ts";
import type { Cadence } from "../../src/model/edition.ts";
import { DAY, HOUR, MINUTE } from "../../src/model/instant.ts";
import type { Lock } from "../../src/model/lock.ts";
import type { PostHead } from "../../src/model/post.ts";
import { at, blog, EVERY_MONDAY, head } from "./blog.ts";

const MONDAY = at("2026-11-23T07:00:00Z");

/** A Lock with one Edition behind it, of the Monday before. */
const BEGUN: Lock = {
  posts: new Map(),
  editions: [
    {
      id: "2026-11-16",
      slot: MONDAY - 7 * DAY,
      window: { from: MONDAY - 14 * DAY, to: MONDAY - 7 * DAY },
      posts: [],
    },
  ],
};

function names(posts: readonly string[] = []): string {
  return posts.map((id) => id.replace("urn:post:", "")).join(" ");
}

function planned(
  heads: readonly PostHead[],
  rules: Partial<DigestConfig>,
  now = MONDAY,
  { cadence = EVERY_MONDAY, lock = BEGUN }: { cadence?: Cadence; lock?: Lock } = {},
) {
  const plan = planEdition(heads, lock, blog(cadence, "Europe/Berlin", rules), now);
  return {
    due: names(plan.due?.posts),
    next: names(plan.next?.posts),
    passedOver: plan.passedOver?.because,
    reasons: Object.fromEntries(plan.choices.map(({ post, reason }) => [post.title, reason.is])),
    plan,
  };
}

describe("hold", () => {
  const heads = [head("fresh", MONDAY - 10 * MINUTE), head("ripe", MONDAY - 30 * MINUTE)];

  test("a post that is too young for the slot goes out with the next", () => {
    expect(planned(heads, { hold: 30 * MINUTE })).toMatchObject({ due: "ripe", next: "fresh" });
  });

  test("a late call does not make it older: what counts is its age at the slot", () => {
    expect(planned(heads, { hold: 30 * MINUTE }, MONDAY + DAY)).toMatchObject({
      due: "ripe",
      next: "fresh",
    });
  });

  test("a post of its own falls due when it is old enough, and is announced before", () => {
    const each = { cadence: { every: "post" } } as const;
    const before = planned(heads.slice(0, 1), { hold: HOUR }, MONDAY, each);
    expect(before).toMatchObject({ due: "", next: "fresh", reasons: { fresh: "next" } });
    expect(before.plan.nextSlot).toBe(MONDAY + 50 * MINUTE);
    const after = planned(heads.slice(0, 1), { hold: HOUR }, MONDAY + 50 * MINUTE, each);
    expect(after.due).toBe("fresh");
    expect(after.plan.due?.slot).toBe(MONDAY + 50 * MINUTE);
  });

  test("a first edition has as long a period as any, and what it holds back is no archive", () => {
    const lock: Lock = { posts: new Map(), editions: [] };
    const young = [
      head("held", MONDAY - HOUR),
      head("early", MONDAY - 7 * DAY - HOUR),
      head("old", MONDAY - 7 * DAY - DAY),
    ];
    const { due, reasons, plan } = planned(young, { hold: 2 * HOUR }, MONDAY, { lock });
    expect({ due, reasons }).toEqual({
      due: "early",
      reasons: { held: "next", early: "due", old: "archive" },
    });
    if (!plan.due) throw new Error("nothing due");
    const fates = closeEdition(lock, plan.due, young, { hold: 2 * HOUR }).posts;
    expect([...fates.values()].map(({ id, edition }) => [id, edition])).toEqual([
      ["urn:post:early", "2026-11-23"],
      ["urn:post:old", "archive"],
    ]);
  });

  test("a post held beyond the next slot says until when", () => {
    const { reasons, plan } = planned([head("a", MONDAY - HOUR)], { hold: 10 * DAY });
    expect(reasons).toEqual({ a: "held" });
    expect(plan.choices[0]?.reason).toEqual({ is: "held", until: MONDAY - HOUR + 10 * DAY });
  });
});

describe("expire-after", () => {
  const heads = [head("a", MONDAY - DAY)];

  test.each([
    [EVERY_MONDAY, 3 * DAY],
    [{ every: "day", at: { hour: 8, minute: 0 } }, DAY / 2],
    [{ every: "month", on: 23, at: { hour: 8, minute: 0 } }, 3 * DAY],
  ] as const)("by itself %o is due for %i ms", (cadence, length) => {
    expect(planned(heads, {}, MONDAY + length, { cadence })).toMatchObject({
      due: "a",
      passedOver: undefined,
    });
    expect(planned(heads, {}, MONDAY + length + 1, { cadence })).toMatchObject({
      due: "",
      next: "a",
      passedOver: "too-late",
    });
  });

  test("what comes too late for the first edition is said to be archive, and not to wait", () => {
    const lock = { posts: new Map(), editions: [] };
    expect(planned(heads, {}, MONDAY + 4 * DAY, { lock })).toMatchObject({
      due: "",
      next: "",
      passedOver: undefined,
      reasons: { a: "archive" },
    });
  });

  test("may be said, and be never", () => {
    const late = MONDAY + 6 * DAY;
    expect(planned(heads, { expireAfter: 6 * DAY }, late).due).toBe("a");
    expect(planned(heads, { expireAfter: Infinity }, late).due).toBe("a");
    expect(planned(heads, { expireAfter: HOUR }, MONDAY + HOUR + 1).due).toBe("");
  });

  test("posts that set the pace expire only where somebody says so", () => {
    const each = { cadence: { every: "post" } } as const;
    const old = [head("old", MONDAY - 300 * DAY)];
    expect(planned(old, {}, MONDAY, each).due).toBe("old");
    expect(planned(old, { expireAfter: 7 * DAY }, MONDAY, each)).toMatchObject({
      due: "",
      reasons: { old: "expired" },
    });
  });
});

describe("at-least and at-most", () => {
  const heads = [1, 2, 3, 4, 5].map((age) => head(`p${age}`, MONDAY - age * HOUR));

  test("too few posts wait together, and the plan says so", () => {
    expect(planned(heads.slice(0, 2), { atLeast: 3 })).toMatchObject({
      due: "",
      next: "",
      passedOver: "too-few",
      reasons: { p1: "too-few", p2: "too-few" },
    });
    expect(planned(heads.slice(0, 3), { atLeast: 3 }).due).toBe("p1 p2 p3");
  });

  test("posts of different weeks wait for each other before anything was mailed, and the past does not", () => {
    const lock: Lock = { posts: new Map(), editions: [] };
    const weekly = [1, 2, 3, 4, 5].map((n) => head(`w${n}`, MONDAY + n * 7 * DAY - DAY));
    const after = (weeks: number, atLeast: number) => {
      const now = MONDAY + weeks * 7 * DAY;
      const written = weekly.filter(({ published }) => published <= now);
      return planned(written, { atLeast }, now, { lock });
    };
    expect(after(2, 3)).toMatchObject({
      due: "",
      passedOver: "too-few",
      reasons: { w1: "too-few", w2: "too-few" },
    });
    expect(after(3, 3).due).toBe("w3 w2 w1");
    expect(after(5, 3)).toMatchObject({
      due: "w5 w4 w3",
      reasons: { w2: "archive", w1: "archive" },
    });
    // A post a period is the slowest that a digest of so many can come together by.
    expect(after(5, 1).due).toBe("w5");
    expect(planned(weekly.slice(0, 1), { atLeast: 2 }, MONDAY + 21 * DAY, { lock })).toMatchObject({
      due: "",
      reasons: { w1: "archive" },
    });
  });

  test("of too many those go out that waited longest, newest first, and the others next time", () => {
    expect(planned(heads, { atMost: 3 })).toMatchObject({
      due: "p3 p4 p5",
      next: "p1 p2",
      reasons: { p1: "next", p3: "due" },
    });
  });

  test("what a first edition has no room for is no archive", () => {
    const lock: Lock = { posts: new Map(), editions: [] };
    expect(planned(heads, { atMost: 3 }, MONDAY, { lock })).toMatchObject({ next: "p1 p2" });
  });
});

describe("filters by tag", () => {
  const heads = [
    head("both", MONDAY - 1, { tags: ["Essays", "Draft Notes"] }),
    head("essay", MONDAY - 2, { tags: ["ESSAYS"] }),
    head("plain", MONDAY - 3),
  ];

  test.each([
    [{ tags: ["essays"] }, "both essay"],
    [{ withoutTags: ["draft notes"] }, "essay plain"],
    [{ tags: ["essays", "other"], withoutTags: ["draft notes"] }, "essay"],
  ])("%o", (rules, due) => {
    expect(planned(heads, rules).due).toBe(due);
  });

  test.each([
    [["de"], "austrian german"],
    [["de-AT"], "austrian"],
    [["EN"], "unsaid"],
    [["d", "fr"], ""],
  ])("by language: %j", (wanted, due) => {
    const spoken = [
      head("austrian", MONDAY - 1, { language: "de-AT" }),
      head("german", MONDAY - 2, { language: "de" }),
      head("unsaid", MONDAY - 3),
    ];
    expect(planned(spoken, { languages: { wanted, site: "en" } }).due).toBe(due);
  });

  test("what an edition was made without is not mailed when the filter goes", () => {
    const rules = { tags: ["essays"] };
    const { plan, reasons } = planned(heads, rules);
    expect(reasons).toEqual({ both: "due", essay: "due", plain: "filtered" });
    if (!plan.due) throw new Error("nothing due");
    const young = head("young", MONDAY + 1);
    const lock = closeEdition(BEGUN, plan.due, [...heads, young], rules);
    const later = planned([...heads, young], {}, MONDAY + 7 * DAY, { lock });
    expect(later.due).toBe("young");
    expect(later.reasons["plain"]).toBe("filtered");
  });
});
