import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { POST_BYTES } from "../../../src/model/markup.ts";
import { renderPost } from "../../../src/posts/render.ts";
import { configOf } from "../blog.ts";
import { content, render, URL_OF_POST } from "./rendered.ts";
import { unsafeIn } from "./safety.ts";

test.each(["markdown", "mdx", "html", "text"] as const)("a NUL in %s is nothing", (markup) => {
  const before = "Words enough to tell that this is no UTF-16. ";
  expect(content(`${before}a\u0000b c\u0001`, { markup })).toContain("UTF-16. ab c");
});

const MARKUPS = {
  "showcase.md": "markdown",
  "showcase.txt": "text",
  "showcase.rst": "rst",
  "showcase.org": "org",
} as const;

describe("a post as a whole", () => {
  test.each([
    ["showcase.md", "jekyll"],
    ["showcase.txt", "plain"],
    ["showcase.rst", "plain"],
    ["showcase.org", "plain"],
  ] as const)("%s", async (name, dialect) => {
    const { post, problems } = render(readFileSync(new URL(`golden/${name}`, import.meta.url)), {
      dialect,
      markup: MARKUPS[name],
      head: { title: "How a feed is read" },
    });
    expect(problems).toEqual([]);
    expect(unsafeIn(post.content)).toEqual([]);
    await expect(post.content).toMatchFileSnapshot(`golden/${name}.html`);
    const { summary, changes, image } = post;
    await expect(JSON.stringify({ summary, image, changes }, null, 2)).toMatchFileSnapshot(
      `golden/${name}.json`,
    );
  });

  test("keeps its head", () => {
    const { post } = render("a", { head: { tags: ["t"], about: "https://a.example/" } });
    expect(post).toMatchObject({
      id: "tag:blog.example,2026:hello",
      url: URL_OF_POST,
      tags: ["t"],
    });
    expect(post.about).toBe("https://a.example/");
  });

  test.each([
    ["---\ntitle: x\n---\nbody", "yaml"],
    ["+++\ntitle = 'x'\n+++\nbody", "toml"],
    ['{ "title": "x" }\nbody', "json"],
    ["\uFEFF---\r\ntitle: x\r\n---\r\nbody", "byte order mark and CR LF"],
    ["body", "no header"],
  ])("shows no header: %j", (text) => {
    expect(content(text)).toBe("<p>body</p>");
  });
});

describe("the title", () => {
  test.each([
    "# A title of its own\n\na",
    "A *title* of its own\n===\n\na",
    "## A title, of its own!\n\na",
    "<h1 class=x>A title of its own</h1>\n\na",
  ])("is not shown twice: %j", (text) => {
    expect(content(text)).toBe("<p>a</p>");
  });

  test("may be said later, and another heading stays", () => {
    expect(content("a\n\n# A title of its own")).toBe("<p>a</p>\n<h1>A title of its own</h1>");
    expect(content("# Another\n\na")).toBe("<h1>Another</h1>\n<p>a</p>");
    expect(content("# !!!\n\na", { head: { title: "???" } })).toContain("<h1>!!!</h1>");
  });
});

describe("the image", () => {
  test("is the head's, else the first of the text", () => {
    const text = '![icon](/i.png)\n\n<img src="b.png" alt="B" width="640" height="480px">';
    const head = { image: { url: "https://a.example/h.png" } };
    expect(render(text, { head }).post.image).toEqual(head.image);
    expect(render(text).post.image).toEqual({ url: "https://blog.example/i.png", alt: "icon" });
    expect(render(text.slice(16)).post.image).toEqual({
      url: `${URL_OF_POST}b.png`,
      alt: "B",
      width: 640,
      height: 480,
    });
  });

  test("is no badge and no pixel, but the picture of a film will do", () => {
    const text =
      '<img src=/a.png height=20 width=90><img src=/b.gif width=1 height=1><iframe src="https://youtu.be/AbC-123_xyz">';
    expect(render(text).post.image?.url).toBe("https://i.ytimg.com/vi/AbC-123_xyz/hqdefault.jpg");
    expect(render("a").post).not.toHaveProperty("image");
  });
});

describe("the direction", () => {
  const hebrew = "שלום לכולם, זה הפוסט הראשון שלי בבלוג הזה";

  test("is marked where a text runs from right to left", () => {
    const rtl = `<div dir="rtl"><p>${hebrew}</p></div>`;
    expect(content(hebrew, { head: { direction: "rtl", language: "he" } })).toBe(rtl);
    expect(content(hebrew, { site: { direction: "rtl" } })).toBe(rtl);
    expect(render(hebrew).post).toMatchObject({ direction: "rtl", content: rtl });
  });

  test("is said of a text that runs the other way than its site", () => {
    const english = "An English post, which is long enough to be seen as such.";
    expect(render(english, { site: { direction: "rtl" } }).post).toMatchObject({
      direction: "ltr",
      content: `<div dir="ltr"><p>${english}</p></div>`,
    });
    expect(render(english).post).not.toHaveProperty("direction");
    expect(content("שלום")).toBe("<p>שלום</p>");
  });
});

describe("what cannot be read", () => {
  test("a file that is gone", () => {
    const { head } = { head: render("a").post };
    const files = { list: () => [], unread: () => [], read: () => undefined };
    const { post, problems } = renderPost(head, { config: configOf(), files, urls: new Map() });
    expect(problems).toMatchObject([{ code: "file-unreadable", level: "error" }]);
    expect(post.content).toBe("<p>a</p>");
  });

  test("a file that is too big is not even read whole", () => {
    const asked: (number | undefined)[] = [];
    const files = {
      list: () => [],
      unread: () => [],
      read(_: string, limit?: number) {
        asked.push(limit);
        return new Uint8Array(Math.min(50_000_000, limit ?? Infinity)).fill(0x61);
      },
    };
    const { post, problems } = renderPost(
      { ...render("a").post, summary: "S & T" },
      { config: configOf(), files, urls: new Map() },
    );
    expect(asked).toEqual([POST_BYTES]);
    expect(problems).toMatchObject([
      { code: "post-too-big", level: "error", place: { file: "posts/hello.md" } },
    ]);
    expect(post.content).toBe("<p>S &amp; T</p>");
  });

  test("bytes that are not UTF-8, anywhere in the file", () => {
    const bytes = new TextEncoder().encode(`---\ntitle: x\n---\n${"a\n".repeat(5000)}caf?`);
    bytes[bytes.length - 1] = 0xe9;
    const { problems } = render(bytes);
    expect(problems).toMatchObject([
      { code: "encoding-invalid", place: { line: 5004, column: 4 } },
    ]);
  });
});
