import { expect, test } from "vitest";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { withPlainDirection } from "../../src/feeds/direction.ts";
import { writeFeeds } from "../../src/feeds/write.ts";
import { wholeText } from "../../src/model/output.ts";
import { FEEDS, GENERATOR, SITE, somePost } from "./samples.ts";

test.each([
  ['<p><bdo dir="rtl">abc</bdo>d</p>', "<p>\u2068\u202Eabc\u202C\u2069d</p>"],
  [
    '<bdo id="a>b" dir="ltr">1 <bdo>2 <b>3</b></bdo> <bdo dir="rtl">4</bdo></bdo>',
    "\u2068\u202D1 2 <b>3</b> \u2068\u202E4\u202C\u2069\u202C\u2069",
  ],
  ["<p>&lt;bdo&gt; and <bdi>bdi</bdi></p>", "<p>&lt;bdo&gt; and <bdi>bdi</bdi></p>"],
])("%s", (html, wanted) => {
  expect(withPlainDirection(html)).toBe(wanted);
});

test("a post with nothing else in it has no text", () => {
  const posts = [somePost({ content: "<bdo>\t</bdo>" })];
  const [atom] = writeFeeds(posts, SITE, FEEDS, GENERATOR);
  expect(wholeText(atom?.text ?? "<content")).not.toContain("<content");
});

test("a feed with it is one of which validators have nothing to say", () => {
  const posts = [somePost({ content: '<p><bdo dir="rtl">abc</bdo></p>' })];
  expect(checkFeeds(writeFeeds(posts, SITE, FEEDS, GENERATOR), SITE, posts)).toEqual([]);
});
