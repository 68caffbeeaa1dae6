import { expect, test } from "vitest";
import type { Edition } from "../../src/model/edition.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { dueEditions, readBlog } from "../../src/pipeline.ts";
import { configOf, filesOf } from "../posts/blog.ts";

test("of several editions that are due, none carries a post whose text is broken", () => {
  const from = Date.parse("2026-11-01T00:00:00Z");
  const earlier: Edition = {
    id: "2026-11-01-z",
    slot: from,
    window: { from, to: from },
    posts: [],
  };
  const files = filesOf({
    "posts/2026-11-11-a.md": "# A",
    "posts/2026-11-12-b.md": "# B",
    "posts/2026-11-13-broken.md": "x".repeat(5_100_000),
    "posts/2026-11-14-c.md": "# C",
  });
  const now = Date.parse("2026-11-14T12:00:00Z");
  const lock = { ...EMPTY_LOCK, editions: [earlier] };
  const due = dueEditions(readBlog({ config: configOf(), lock, files, now }));
  expect(due.map(({ id }) => id)).toEqual(["2026-11-11-a", "2026-11-12-b", "2026-11-14-c"]);
});
