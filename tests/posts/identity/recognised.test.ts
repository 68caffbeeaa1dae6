import { describe, expect, test } from "vitest";
import type { Lock } from "../../../src/model/lock.ts";
import { NOWHERE } from "../../../src/model/lock.ts";
import { formatLock, parseLock } from "../../../src/model/lock-text.ts";
import type { Scan } from "../../../src/posts/scan.ts";
import { sketchOf } from "../../../src/lib/text-sketch.ts";
import { type BlogOptions, type Files, scan } from "../blog.ts";

interface Written {
  readonly title?: string;
  readonly date?: string;
  readonly more?: string;
  readonly text?: string;
}

const WORDS =
  "the quick brown fox jumps over one lazy dog and then it sleeps under a tree until noon".split(
    " ",
  );

/** A text that begins like no other and goes on for a while. */
function textOf(seed: number, from = 0): string {
  const own = Array.from(
    { length: 60 },
    (_, n) => `${WORDS[(n * 7 + seed) % WORDS.length]}${(seed * 31 + n + from) % 97}`,
  );
  return `${own.join(" ")}.`;
}

function post({
  title = "A title",
  date = "2026-11-02",
  more = "",
  text = textOf(1),
}: Written = {}): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${more}---\n${text}\n`;
}

/** What becomes of a blog between two builds, the lock written and read in between. */
function between(before: Files, after: Files, options: BlogOptions & { later?: BlogOptions } = {}) {
  const first = scan(before, options);
  const second = scan(after, { ...options, ...options.later, lock: written(first.lock) });
  return { first, second, ids: idsOf(first), later: idsOf(second) };
}

function written(lock: Lock): Lock {
  const read = parseLock(formatLock(lock), "postrider.lock");
  if (!read.lock) throw new Error(JSON.stringify(read.problems));
  return read.lock;
}

function idsOf({ heads }: Scan): Record<string, string> {
  return Object.fromEntries(heads.map((head) => [head.source, head.id]));
}

function said({ problems }: Scan, code: string): string[] {
  return problems.filter((problem) => problem.code === code).map(({ headline }) => headline);
}

const OTHER = {
  "posts/other.md": post({ title: "Another", date: "2026-10-01", text: textOf(50) }),
};

describe("a post keeps its id when it is", () => {
  test.each<[string, string, Written, Written?]>([
    ["renamed", "posts/b.md", {}],
    ["moved", "content/posts/a.md", {}],
    ["made a bundle", "posts/a/index.md", {}],
    ["renamed and re-dated", "posts/b.md", { date: "2020-01-01" }],
    ["renamed and retitled", "posts/b.md", { title: "Something else" }],
    [
      "renamed, re-dated and retitled",
      "posts/x/b.md",
      { title: "Something else", date: "2020-01-01" },
    ],
    ["renamed and given a slug", "posts/b.md", { more: "slug: quite-another\n" }],
    ["renamed and written anew", "posts/b.md", { text: textOf(77) }],
    [
      "moved and written anew under another title",
      "drafts/a.md",
      { title: "New", text: textOf(77), more: "aliases: [/2026/11/a/]\n" },
    ],
    [
      "renamed and its punctuation mended",
      "posts/b.md",
      { title: "A title!", text: textOf(1).replaceAll(" ", "  ").toUpperCase() },
    ],
    ["renamed and it has no text at all", "posts/b.md", { text: "" }, { text: "" }],
  ])("%s", (_, path, now, before = {}) => {
    const folders = ["posts", "content/posts", "drafts"];
    const { second, ids, later } = between(
      { "posts/a.md": post(before), ...OTHER },
      { [path]: post({ ...before, ...now }), ...OTHER },
      { folders },
    );
    expect(later).toEqual({ [path]: ids["posts/a.md"], "posts/other.md": ids["posts/other.md"] });
    expect(second.lock.posts.size).toBe(2);
    expect(said(second, "post-recognised")).toHaveLength(1);
  });

  test("moved, retitled and edited further on", () => {
    const long = `${textOf(1)} ${textOf(2)} ${textOf(3)}`;
    const { ids, later } = between(
      { "posts/a.md": post({ text: long }) },
      { "posts/x/a.md": post({ title: "New", text: `${textOf(1)} ${textOf(9)}` }) },
    );
    expect(later["posts/x/a.md"]).toBe(ids["posts/a.md"]);
  });

  test("re-slugged, re-dated, retitled and rewritten where it is", () => {
    const now = post({ title: "New", date: "2020-01-01", more: "slug: new\n", text: textOf(9) });
    const { ids, later, second } = between({ "posts/a.md": post() }, { "posts/a.md": now });
    expect(later).toEqual(ids);
    expect(said(second, "post-recognised")).toEqual([]);
  });

  test("brought back after it was gone for a while", () => {
    const first = scan({ "posts/a.md": post(), ...OTHER });
    const gone = scan(OTHER, { lock: first.lock });
    const back = scan({ "posts/back.md": post(), ...OTHER }, { lock: gone.lock });
    expect(idsOf(back)["posts/back.md"]).toBe(idsOf(first)["posts/a.md"]);
  });

  test.each([
    ["aliases: [/2026/11/a/]"],
    ["aliases: /2026/11/a"],
    ["redirect_from:\n  - https://blog.example/2026/11/a/index.html"],
    ["alias: 2026/11/a.html"],
    ["aliases: [a]\nslug: b"],
  ])("one whose header says where it was: %s", (header) => {
    const now = post({ title: "New", date: "2026-11-30", text: textOf(9), more: `${header}\n` });
    const { ids, later, second } = between(
      { "posts/a.md": post() },
      { "posts/b.md": now },
      {
        now: Date.parse("2027-01-01T00:00:00Z"),
      },
    );
    expect(later["posts/b.md"]).toBe(ids["posts/a.md"]);
    expect(said(second, "post-recognised")).toEqual([
      "this is taken for `posts/a.md`, which is gone: its header says that it had that address",
    ]);
  });

  test("one whose former address its id does not hold", () => {
    const first = scan({ "posts/a.md": post() });
    const moved = scan({ "posts/a.md": post() }, { lock: first.lock, permalink: "/:slug/" });
    const lock = written(moved.lock);
    expect([...lock.posts.values()]).toMatchObject([{ address: "/a/" }]);
    const now = post({
      title: "New",
      date: "2026-10-30",
      text: textOf(9),
      more: "redirect_from: /a/\n",
    });
    const third = scan({ "posts/b.md": now }, { lock, permalink: "/:slug/" });
    expect(idsOf(third)).toEqual({ "posts/b.md": idsOf(first)["posts/a.md"] });
  });
});

/** Three days of pictures without a word. */
function photosFrom(day: number): Files {
  return Object.fromEntries(
    [0, 1, 2].map((n) => [
      `posts/${n}.md`,
      post({ title: "Photo", date: `2026-11-0${day + n}`, text: "![](x.png)" }),
    ]),
  );
}

describe("a post stays who its file was", () => {
  test("although the text of another, which is gone, is in it by now", () => {
    const { ids, later } = between(
      { "posts/a.md": post({ text: "" }), ...OTHER },
      { "posts/a.md": post({ text: textOf(50) }) },
    );
    expect(later).toEqual({ "posts/a.md": ids["posts/a.md"] });
  });

  test("although all of a series that cannot be told apart are a day older", () => {
    const { ids, later } = between(photosFrom(1), photosFrom(2));
    expect(later).toEqual(ids);
  });
});

describe("files that change places", () => {
  const [a, b, c] = [1, 20, 40].map((n) => post({ title: `Title ${n}`, text: textOf(n) }));

  test("keep who is in them", () => {
    const { ids, later } = between(
      { "posts/a.md": a ?? "", "posts/b.md": b ?? "" },
      { "posts/a.md": b ?? "", "posts/b.md": a ?? "" },
    );
    expect(later).toEqual({ "posts/a.md": ids["posts/b.md"], "posts/b.md": ids["posts/a.md"] });
  });

  test("although one of them says in its header who it is", () => {
    const [own, other] = [
      post({ title: "Own", text: textOf(1), more: "id: mine\n" }),
      post({ title: "Other", date: "2026-11-03", text: textOf(2) }),
    ];
    const { ids, later, second } = between(
      { "posts/a.md": own, "posts/b.md": other },
      { "posts/a.md": other, "posts/b.md": own },
    );
    expect(later).toEqual({ "posts/a.md": ids["posts/b.md"], "posts/b.md": ids["posts/a.md"] });
    expect(said(second, "id-changed")).toEqual([]);
  });

  test("although one is too short to be known by its text", () => {
    const [long, short] = [
      "title: Long\ndate: 2026-11-02",
      "title: Short\ndate: 2026-11-03",
    ] as const;
    const first = `---\n${long}\n---\n${textOf(1)}\n`;
    const second = `---\n${short}\n---\n![](x.png)\n`;
    const { ids, later } = between(
      { "posts/a.md": first, "posts/b.md": second },
      { "posts/a.md": second, "posts/b.md": first },
    );
    expect(later).toEqual({ "posts/a.md": ids["posts/b.md"], "posts/b.md": ids["posts/a.md"] });
  });

  test.each<[string, string, string, string?]>([
    [
      "one is too short to be known by its text, and both are of one day",
      post({ title: "Long" }),
      post({ title: "Short", text: "![](x.png)" }),
    ],
    [
      "one is too short to be known by its text, and both are called the same",
      post({ title: "Links" }),
      post({ title: "Links", date: "2026-11-03", text: "" }),
    ],
    [
      "what was too short is written meanwhile",
      post({ title: "Links" }),
      post({ title: "Links", date: "2026-11-03", text: "" }),
      post({ title: "Links", date: "2026-11-03", text: textOf(9) }),
    ],
    ["they greet alike", issue(1, "Number 1."), issue(2, "Number 2.")],
  ])("although %s", (_, one, other, later = other) => {
    const exchanged = between(
      { "posts/a.md": one, "posts/b.md": other },
      { "posts/a.md": later, "posts/b.md": one },
    );
    const [own, others] = [exchanged.ids["posts/a.md"], exchanged.ids["posts/b.md"]];
    expect(exchanged.later).toEqual({ "posts/a.md": others, "posts/b.md": own });
    const first = scan({ "posts/a.md": one, "posts/b.md": other });
    const gone = scan({ "posts/b.md": other }, { lock: written(first.lock) });
    const back = { "posts/a.md": later, "posts/c.md": one };
    const third = scan(back, { lock: written(gone.lock) });
    expect(idsOf(third)).toEqual({ "posts/a.md": others, "posts/c.md": own });
  });

  test("although they are called the same, and their dates are those of the files", () => {
    const [one, other] = [1, 2].map((seed) => `---\ntitle: Weekly\n---\n${textOf(seed)}\n`);
    const [here, there] = ["posts/2026-11-02-a.md", "posts/2026-11-03-b.md"] as const;
    const { ids, later } = between(
      { [here]: one ?? "", [there]: other ?? "" },
      { [here]: other ?? "", [there]: one ?? "" },
    );
    expect(later).toEqual({ [here]: ids[there], [there]: ids[here] });
  });

  test("all by one, with the last one gone, are one post less and none exchanged", () => {
    const { ids, later, second } = between(
      { "posts/a.md": a ?? "", "posts/b.md": b ?? "", "posts/c.md": c ?? "" },
      { "posts/b.md": a ?? "", "posts/c.md": b ?? "" },
    );
    expect(later).toEqual({ "posts/b.md": ids["posts/a.md"], "posts/c.md": ids["posts/b.md"] });
    const lock = written(second.lock);
    expect(lock.posts.get(ids["posts/c.md"] ?? "")?.source).toBe(NOWHERE);
    const back = scan(
      { "posts/b.md": a ?? "", "posts/c.md": b ?? "", "posts/d.md": c ?? "" },
      { lock },
    );
    expect(idsOf(back)["posts/d.md"]).toBe(ids["posts/c.md"]);
  });

  test("and give their own to a new post are two", () => {
    const { ids, later } = between(
      { "posts/a.md": a ?? "" },
      { "posts/a.md": b ?? "", "posts/old.md": a ?? "" },
    );
    expect(later["posts/old.md"]).toBe(ids["posts/a.md"]);
    expect(later["posts/a.md"]).not.toBe(ids["posts/a.md"]);
  });

  test("and give their own to a new post that has an id in its header are two", () => {
    const own = post({
      title: "Own",
      date: "2026-11-03",
      text: textOf(2),
      more: "id: urn:x:own\n",
    });
    const { ids, later, second } = between(
      { "posts/a.md": a ?? "" },
      { "posts/a.md": own, "posts/old.md": a ?? "" },
    );
    expect(later).toEqual({ "posts/a.md": "urn:x:own", "posts/old.md": ids["posts/a.md"] });
    expect(said(second, "id-changed")).toEqual([]);
  });

  test("and whose text is another by now are one still where the header names it for the first time", () => {
    const edited = post({
      title: "A",
      date: "2026-11-01",
      text: textOf(7),
      more: "id: urn:x:a\n",
    });
    const { ids, second } = between(
      { "posts/a.md": post({ title: "A", date: "2026-11-01", text: textOf(1) }) },
      {
        "posts/a.md": edited,
        "posts/fr/a.md": post({ title: "A", date: "2026-11-01", text: textOf(8) }),
      },
    );
    expect(Object.values(ids)).toHaveLength(1);
    expect(said(second, "id-changed")).toHaveLength(1);
  });
});

/** An issue of a column that greets with a few sentences, or with nearly all that it says. */
function issue(n: number, text: string): string {
  return post({ title: `Issue ${n}`, date: `2026-11-0${n}`, text: `${textOf(1)} ${text}` });
}

test("of two with one id the one keeps it whose text readers know, wherever both are now", () => {
  const [whole, part] = [textOf(1), textOf(2)].map((text) => post({ text, more: "id: same\n" }));
  const first = scan({ "posts/b.md": whole ?? "" });
  const files = { "posts/new/a.md": part ?? "", "posts/new/b.md": whole ?? "" };
  const later = scan(files, { lock: written(first.lock) });
  expect(idsOf(later)).toEqual({ "posts/new/b.md": idsOf(first)["posts/b.md"] });
});

describe("a new post is nobody that is gone", () => {
  test.each<[string, string, Written, Written?]>([
    ["in another file", "posts/b.md", { title: "New", date: "2026-11-09", text: textOf(9) }],
    [
      "of the same name elsewhere",
      "notes/a.md",
      { title: "New", date: "2026-11-09", text: textOf(9) },
    ],
    ["with its title", "posts/b.md", { date: "2026-11-09", text: textOf(9) }],
    ["of the same day", "posts/b.md", { title: "New", text: textOf(9) }],
    [
      "that is its translation",
      "de/a.md",
      { title: "Ein Titel", text: textOf(9), more: "permalink: /de/a/\n" },
    ],
    [
      "with nothing but a few words",
      "posts/b.md",
      { title: "New", date: "2026-11-09", text: "Hello." },
      { text: "Hello." },
    ],
  ])("%s", (_, path, now, before = {}) => {
    const { first, ids, later, second } = between(
      { "posts/a.md": post(before) },
      { [path]: post({ ...before, ...now }) },
      { folders: ["posts", "notes", "de"] },
    );
    expect(first.heads).toHaveLength(1);
    expect(later[path]).not.toBe(ids["posts/a.md"]);
    expect(said(second, "post-recognised")).toEqual([]);
    expect(second.lock.posts.size).toBe(2);
  });

  test("although it begins as every post of its column does", () => {
    const { ids, later } = between(
      { "posts/1.md": issue(1, "Number 1."), "posts/2.md": issue(2, "Number 2.") },
      { "posts/1.md": issue(1, "Number 1."), "posts/3.md": issue(3, "Number 3.") },
    );
    expect(Object.values(ids)).not.toContain(later["posts/3.md"]);
  });

  test("although it greets as the only one before it did", () => {
    const { ids, later } = between(
      { "posts/1.md": issue(4, textOf(4).repeat(2)) },
      { "posts/3.md": issue(5, textOf(5).repeat(2)) },
    );
    expect(Object.values(ids)).not.toContain(later["posts/3.md"]);
  });

  test("because the other is a draft again, and there", () => {
    const { ids, later } = between(
      { "posts/a.md": post() },
      { "posts/a.md": post({ more: "draft: true\n" }), "posts/b.md": post() },
    );
    expect(later["posts/b.md"]).not.toBe(ids["posts/a.md"]);
  });

  test("if its header says who it is", () => {
    const { ids, later, second } = between(
      { "posts/a.md": post() },
      { "posts/b.md": post({ more: "id: urn:x:another\n" }) },
    );
    expect(later).toEqual({ "posts/b.md": "urn:x:another" });
    expect([...second.lock.posts.keys()]).toContain(ids["posts/a.md"]);
  });
});

describe("where it is not clear who is who", () => {
  test("the original keeps its id, and its copy is new", () => {
    const { ids, later, second } = between(
      { "posts/a.md": post() },
      { "posts/a.md": post(), "posts/0.md": post() },
    );
    expect(later["posts/a.md"]).toBe(ids["posts/a.md"]);
    expect(second.lock.posts.size).toBe(2);
  });

  test("the older of two copies keeps the id", () => {
    const { ids, later } = between(
      { "posts/a.md": post() },
      { "posts/1.md": post({ date: "2026-11-09" }), "posts/2.md": post({ date: "2026-11-08" }) },
    );
    expect(later["posts/2.md"]).toBe(ids["posts/a.md"]);
    expect(later["posts/1.md"]).not.toBe(ids["posts/a.md"]);
  });

  test("neither of two equal copies does, and both are told", () => {
    const { ids, later, second } = between(
      { "posts/a.md": post() },
      { "posts/1.md": post(), "posts/2.md": post() },
    );
    expect(Object.values(later)).not.toContain(ids["posts/a.md"]);
    expect(second.problems).toMatchObject([
      {
        code: "post-ambiguous",
        level: "warning",
        place: { file: "posts/1.md" },
        hint: `write \`id: ${ids["posts/a.md"]}\` into the header of the one that it is`,
      },
      { code: "post-ambiguous", place: { file: "posts/2.md" } },
      { code: "time-zone-assumed" },
    ]);
  });

  test("a post is none of two that were equal", () => {
    const { ids, later, second } = between(
      { "posts/1.md": post(), "posts/2.md": post() },
      { "posts/x.md": post() },
    );
    expect(Object.values(ids)).not.toContain(later["posts/x.md"]);
    expect(said(second, "post-ambiguous")).toEqual([
      "this may be `posts/1.md` or `posts/2.md`, which are gone, and is taken for none of them",
    ]);
  });

  test("the folders tell posts apart that are equal in all else", () => {
    const { ids, later } = between(
      { "posts/2024/a.md": post(), "posts/2025/a.md": post() },
      { "posts/old/2024/a.md": post(), "posts/old/2025/a.md": post() },
    );
    expect(later).toEqual({
      "posts/old/2024/a.md": ids["posts/2024/a.md"],
      "posts/old/2025/a.md": ids["posts/2025/a.md"],
    });
  });
});

test("a whole text tells who a post is where the lock has it, and nothing else is the same", () => {
  const long = `${textOf(3)} ${textOf(4)} ${textOf(5)}`;
  const first = scan({ "posts/a.md": post({ text: long }) });
  const [before] = [...first.lock.posts.values()];
  if (!before) throw new Error("no post");
  const { sketch } = { sketch: sketchOf(`<p>${long}</p>`) };
  const lock = { ...first.lock, posts: new Map([[before.id, { ...before, text: sketch }]]) };
  const same = post({ title: "New", date: "2026-11-09", text: `Well, ${long}` });
  expect(idsOf(scan({ "posts/b.md": same }, { lock }))["posts/b.md"]).toBe(before.id);
  const edited = post({ title: "New", date: "2026-11-09", text: `${textOf(80)} ${long}` });
  expect(idsOf(scan({ "posts/b.md": edited }, { lock }))["posts/b.md"]).not.toBe(before.id);
});

function tenThousand(folder: string): Files {
  return Object.fromEntries(
    Array.from({ length: 10_000 }, (_, n) => [
      `${folder}/2026/post-${n}.md`,
      post({
        title: `Title ${n % 50}`,
        date: `2026-${1 + (n % 10)}-${1 + (n % 28)}`,
        text: textOf(n % 3000),
      }),
    ]),
  );
}

test("ten thousand posts that moved are told in one line", () => {
  const options = { folders: ["posts", "content/posts"] };
  const { ids, later, second } = between(
    tenThousand("posts"),
    tenThousand("content/posts"),
    options,
  );
  const moved = Object.entries(ids).map(([path, id]) => [`content/${path}`, id]);
  expect(later).toEqual(Object.fromEntries(moved));
  expect(said(second, "posts-recognised")).toEqual([
    "10,000 posts of `posts/`, which is gone, are now in `content/posts/` and stay who they were",
  ]);
});
