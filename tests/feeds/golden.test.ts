import { expect, test } from "vitest";
import { POSTS, written } from "./samples.ts";

test("Atom is written as in golden/atom.xml", async () => {
  await expect(written(POSTS).atom).toMatchFileSnapshot("golden/atom.xml");
});

test("RSS is written as in golden/rss.xml", async () => {
  await expect(written(POSTS).rss).toMatchFileSnapshot("golden/rss.xml");
});

test("JSON Feed is written as in golden/feed.json", async () => {
  await expect(written(POSTS).json).toMatchFileSnapshot("golden/feed.json");
});
