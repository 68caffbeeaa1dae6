import { describe, expect, test } from "vitest";
import { EMPTY_LOCK } from "../../../src/model/lock.ts";
import { openSource } from "../../../src/posts/head/source-text.ts";
import { scanPosts } from "../../../src/posts/scan.ts";
import { codes, configOf, filesOf, found, NOW, post, rfc3339, scan } from "../blog.ts";
import { stopwatch } from "../../stopwatch.ts";

describe("every way of writing a header", () => {
  test.each([
    ["YAML", "---\ntitle: Hello\ndate: 2026-11-02\n---\ntext"],
    ["YAML closed with dots", "---\ntitle: Hello\ndate: 2026-11-02\n...\ntext"],
    ["tabs that indent", "---\ntitle: Hello\ndate: 2026-11-02\nextra:\n\ta:\n\t\t- b\n---\ntext"],
    ["white space behind the fences", "--- \t\ntitle: Hello\ndate: 2026-11-02\n---  \ntext"],
    ["a blank line before the fence", "\n \n---\ntitle: Hello\ndate: 2026-11-02\n---\ntext"],
    ["CR LF", "---\r\ntitle: Hello\r\ndate: 2026-11-02\r\n---\r\ntext"],
    ["bare CR", "---\rtitle: Hello\rdate: 2026-11-02\r---\rtext"],
    ["mixed line ends", "---\r\ntitle: Hello\ndate: 2026-11-02\r---\ntext"],
    ["a byte order mark", "\ufeff---\ntitle: Hello\ndate: 2026-11-02\n---\ntext"],
    ["named YAML", "---yaml\ntitle: Hello\ndate: 2026-11-02\n---\ntext"],
    ["capital keys", "---\nTitle: Hello\nDate: 2026-11-02\n---\ntext"],
    [
      "a key twice, of which the last counts",
      "---\ntitle: x\ntitle: Hello\ndate: 2026-11-02\n---\n",
    ],
    [
      "a key twice for the whole parser",
      "---\ntitle: x\ntitle: |\n  Hello\ndate: 1\ndate: 2026-11-02\n---\n",
    ],
    ["a title that is a list", "---\ntitle: [Hello]\ndate: 2026-11-02\n---\n"],
    ["a folded title", "---\ntitle: >-\n  Hello\ndate: 2026-11-02\n---\n"],
    ["TOML", '+++\ntitle = "Hello"\ndate = 2026-11-02\n+++\ntext'],
    ["TOML behind a blank line", '\n+++ \ntitle = "Hello"\ndate = 2026-11-02\n+++ \ntext'],
    ["TOML named", '---toml\ntitle = "Hello"\ndate = "2026-11-02"\n---\ntext'],
    ["TOML with a local time", '+++\ntitle = "Hello"\ndate = 2026-11-02T00:00:00\n+++\ntext'],
    ["JSON", '{\n"title": "Hello",\n"date": "2026-11-02"\n}\n\ntext'],
    ["JSON with braces in strings", '{"x": "}{\\"", "title": "Hello", "date": "2026-11-02"}\ntext'],
    ["JSON with a comma too many", '{"title": "Hello", "date": "2026-11-02",}\ntext'],
    ["JSON between fences", '---json\n{"title": "Hello", "date": "2026-11-02"}\n---\ntext'],
    ["no opening fence", "title: Hello\ndate: 2026-11-02\ntags:\n  - a\n---\ntext"],
    ["Bear Blog's", "title: Hello\npublished_date: 2026-11-02\n___\ntext"],
    ["Pelican's", "Title: Hello\nDate: 2026-11-02\nTags: a, b\n\ntext"],
    ["Nikola's", ".. title: Hello\n.. date: 2026-11-02\n.. tags:\n\ntext"],
    ["Nikola's in a comment", "<!--\n.. title: Hello\n.. date: 2026-11-02\n-->\ntext"],
    ["Blosxom's", "Hello\n#published 2026-11-02 00:00:00\ntext"],
  ])("%s", (_, text) => {
    const head = post(text);
    expect(head.title).toBe("Hello");
    expect(rfc3339(head.published)).toBe("2026-11-02T00:00:00Z");
  });

  test("reStructuredText's", () => {
    const head = post("Hello\n=====\n\n:date: 2026-11-02\n:tags: a, b\n\ntext", {
      path: "posts/x.rst",
    });
    expect(head).toMatchObject({ title: "Hello", tags: ["a", "b"], markup: "rst" });
  });

  test.each(["2026/11/02/hello", "/notes/2026/11/02/hello.html"])(
    "the day that a path leads through: %s",
    (path) => {
      const head = post(`+++\npath = "${path}"\ntitle = "Hello"\n+++\ntext`, { dialect: "zola" });
      expect(rfc3339(head.published)).toBe("2026-11-02T00:00:00Z");
    },
  );

  test.each([
    ["a title between rows", "#####\nHello\n#####\n\n:date: 2026-11-02\n\ntext"],
    ["a comment on top", ".. -*- coding: utf-8 -*-\n\nHello\n=====\n\n:date: 2026-11-02\n\ntext"],
    ["the title among the fields", ":title: Hello\n:date: 2026-11-02\n\ntext"],
    ["a field of two lines", "Hello\n=====\n:summary: a\n    b\n:date: 2026-11-02\n\ntext"],
    ["ABlog's directive", "Hello\n=====\n\n.. post:: 2 Nov 2026\n   :excerpt: 1\n\ntext"],
    ["ABlog's directive on top", ".. post:: 2026-11-02\n   :tags: a\n\nHello\n=====\n\ntext"],
    ["YAML above a title", "date: 2026-11-02\ntags: [a]\n\nHello\n=====\n\ntext"],
    ["Nikola's, indented", "<!--\n .. title: Hello\n .. date: 2026/11/02 00:00\n-->\ntext"],
  ])("reStructuredText with %s", (_, text) => {
    const head = post(text, { path: "posts/x.rst" });
    expect(head.title).toBe("Hello");
    expect(rfc3339(head.published)).toBe("2026-11-02T00:00:00Z");
    expect(head.summary).not.toBe("1");
  });

  test.each([
    ["#+TITLE: Hello\n#+DATE: <2026-11-02 Mon>\n#+FILETAGS: :a:b:\n\ntext", ["a", "b"]],
    [
      ":PROPERTIES:\n:ID: x\n:END:\n#+title: Hello\n# a comment\n#+date: 2026-11-02\n#+tags[]: a b\n",
      ["a", "b"],
    ],
    ["#+date: 2026-11-02\n#+tags: a, b c\n\n* Hello :x:\ntext", ["a", "b c"]],
  ])("Org's: %j", (text, tags) => {
    const head = post(text, { path: "posts/x.org" });
    expect(head).toMatchObject({ title: "Hello", tags, markup: "org" });
    expect(rfc3339(head.published)).toBe("2026-11-02T00:00:00Z");
  });

  test("Nikola's with a tag that says it is a draft", () => {
    const text = ".. title: Hello\n.. date: 2026-11-02\n.. tags: a, Draft\n\ntext";
    expect(scan({ "posts/x.rst": text }).leftOut.map(({ reason }) => reason)).toEqual(["draft"]);
  });

  test("Pelican's with a value of two lines", () => {
    const head = post("Title: Hello\nSummary: a\n    b\nDate: 2026-11-02\n\ntext");
    expect(head).toMatchObject({ title: "Hello", summary: "a b" });
  });

  test("a date on top of a plain text", () => {
    const text = "Monday, November 2, 2026\n\nHello, world\n\nA text.\n";
    const head = post(text, { path: "posts/hello.txt", zone: "Europe/Berlin" });
    expect(head).toMatchObject({ title: "Hello, world", markup: "text" });
    expect(rfc3339(head.published)).toBe("2026-11-01T23:00:00Z");
  });

  test("a date below the title of a plain text", () => {
    const head = post("Hello\n\n2 November 2026\n\nA text.\n", { path: "posts/hello.txt" });
    expect(head.title).toBe("Hello");
  });

  test("Blosxom's text that is HTML is said to be", () => {
    const blosxom = "Hello\n#published 2026-11-02\n";
    expect(post(`${blosxom}<p>text</p>`, { path: "posts/a.txt" }).markup).toBe("html");
    expect(post(`${blosxom}text`, { path: "posts/a.txt" }).markup).toBe("text");
  });
});

describe("what is no header", () => {
  const dated = { path: "posts/2026-11-02-hello-world.md" };

  test.each([
    ["nothing", "Just text."],
    ["a rule", "---\n\nJust text.\n"],
    ["two rules", "---\nJust text.\n---\nMore.\n"],
    ["a rule of five dashes", "-----\ntitle: x\n-----\n"],
    ["a template tag", "{% include x %}\ntext"],
    ["braces", "{ not json }\ntext"],
    ["prose with a colon", "Note: this is prose.\n\nMore of it.\n"],
    ["an empty header", "---\n---\nJust text."],
    ["a header of comments", "---\n# title: x\n---\nJust text."],
  ])("%s", (_, text) => {
    expect(post(text, dated).title).toBe("Hello world");
  });
});

describe("values that are no YAML are taken as they are written, and said", () => {
  test.each([
    ["[New] JavaScript", "[New] JavaScript"],
    ["[New] - JavaScript", "[New] - JavaScript"],
    ["@Controller", "@Controller"],
    ["`code` first", "`code` first"],
    ["100%: a title", "100%: a title"],
    ["%percent", "%percent"],
    ["Part 2: the end", "Part 2: the end"],
    ["'it's here'", "it's here"],
    ['"Quoted" and more', '"Quoted" and more'],
    ["*starred* title", "*starred* title"],
    ["!important rules", "!important rules"],
    ["- a dash", "- a dash"],
  ])("title: %s", (written, title) => {
    const result = scan({ "posts/a.md": `---\ntitle: ${written}\ndate: 2026-11-02\n---\n` });
    expect(result.heads.map((head) => head.title)).toEqual([title]);
    const [note] = result.problems.filter(({ code }) => code === "header-value-as-text");
    expect(note).toMatchObject({
      level: "note",
      place: { file: "posts/a.md", line: 2, column: 8, text: `title: ${written}` },
    });
    expect(codes(result)).toEqual([]);
  });

  test("two of them in one header", () => {
    const text = "---\ntitle: @a\ndescription: x: y\ndate: 2026-11-02\ntags: [b]\n---\n";
    expect(post(text)).toMatchObject({ title: "@a", summary: "x: y", tags: ["b"] });
  });
});

/** What is wrong with a post that is left out for it, while another stays. */
function broken(text: string | Uint8Array) {
  const result = scan({ "posts/a.md": text, "posts/2026-01-01-b.md": "b" });
  expect(result.heads).toHaveLength(1);
  expect(result.leftOut).toMatchObject([{ source: "posts/a.md", reason: "broken" }]);
  return found(result);
}

describe("a header that cannot be read costs the post and says where", () => {
  test("YAML", () => {
    expect(broken("---\ndate: 2026-11-02\n\ttitle: x\n---\n")).toEqual([
      {
        code: "header-invalid",
        level: "error",
        headline: "the header cannot be read: a tab cannot indent",
        place: { file: "posts/a.md", line: 3, column: 1, length: 1, text: "\ttitle: x" },
        hint: "indent with spaces",
      },
    ]);
    expect(broken('---\ntitle: "x\ndate: 2026-11-02\n---\n')).toMatchObject([
      { code: "header-invalid", place: { line: 2, column: 8 }, hint: "close it" },
    ]);
    expect(broken("---\ntitle: x\n  - y: [\ndate: 2026-11-02\n---\n")).toMatchObject([
      { code: "header-invalid" },
    ]);
  });

  test("TOML", () => {
    expect(broken('+++\ntitle = "x"\ndate = soon\n+++\n')).toMatchObject([
      { code: "header-invalid", place: { line: 3, column: 8, text: "date = soon" } },
    ]);
  });

  test("JSON", () => {
    expect(broken('{"title": "x",\n "date" "2026-11-02"}\n')).toMatchObject([
      { code: "header-invalid", place: { line: 2 } },
    ]);
  });

  test("one that never ends", () => {
    expect(broken("---\ntitle: x\ndate: 2026-11-02\n\ntext\n")).toEqual([
      {
        code: "header-never-closed",
        level: "error",
        headline: "the header that begins with `---` never ends",
        place: { file: "posts/a.md", line: 1, column: 1, length: 3, text: "---" },
        hint: "put `---` on a line of its own behind the last key",
      },
    ]);
    expect(broken('+++\ntitle = "x"\n')).toMatchObject([{ code: "header-never-closed" }]);
    expect(broken('{"title": "x"\n')).toMatchObject([
      { code: "header-never-closed", place: { line: 1, column: 1, length: 1 } },
    ]);
  });

  test.each(["js", "javascript", "coffee", " js"])("a program in %s is never run", (language) => {
    const text = `---${language}\nglobalThis.canary = true;\nmodule.exports = {title: "x"}\n---\n`;
    expect(broken(text)).toMatchObject([
      { code: "header-script", place: { line: 1, column: 1, text: `---${language}` } },
    ]);
    expect("canary" in globalThis).toBe(false);
  });

  test("text that is not UTF-8", () => {
    const latin1 = Uint8Array.from(
      "---\ntitle: Gr\u00fc\u00dfe\ndate: 2026-11-02\n---\n",
      (character) => character.charCodeAt(0),
    );
    expect(broken(latin1)).toMatchObject([
      {
        code: "encoding-invalid",
        place: { line: 2, column: 10, length: 1 },
        hint: "save the file as UTF-8",
      },
    ]);
    // Nobody reads that far in ten thousand posts: who renders one finds out.
    const body = Uint8Array.from("---\ndate: 2026-11-02\n---\n\u00fc", (character) =>
      character.charCodeAt(0),
    );
    expect(post(body).title).toBe("Hello");
    expect(openSource("posts/a.md", body)).toMatchObject({
      problem: { code: "encoding-invalid", place: { line: 4, column: 1 } },
    });
    const utf16 = new Uint8Array(new Uint16Array([0xfeff, 0x2d, 0x2d]).buffer);
    expect(broken(utf16)).toMatchObject([{ code: "encoding-utf16" }]);
    expect(broken(utf16.subarray(2))).toMatchObject([{ code: "encoding-utf16" }]);
  });
});

describe("headers of any length", () => {
  test.each([
    ["lines that are no YAML", "title: @x\n".repeat(6000)],
    ["an author of many signs", `author: "${"a@".repeat(30_000)}"`],
    ["an author of many brackets", `author: "${"@(".repeat(30_000)}"`],
    ["very many keys", Array.from({ length: 6000 }, (_, n) => `k${n}: v`).join("\n")],
    ["a title of dashes", `title: a${"-".repeat(60_000)}a`],
    ["very many tags", `tags: [${"a, ".repeat(20_000)}]`],
  ])("%s take no more than a moment", (_what, lines) => {
    const spent = stopwatch();
    scan({ "posts/a.md": `---\ndate: 2026-11-02\n${lines}\n---\nText.\n` });
    expect(spent()).toBeLessThan(300);
  });

  test("one that is longer than the first read", () => {
    const text = `---\ntitle: Hello\nx: ${"y".repeat(20_000)}\ndate: 2026-11-02\n---\ntext`;
    expect(post(text).title).toBe("Hello");
  });

  test("one that is longer than any may be", () => {
    const text = `---\ntitle: Hello\nx: ${"y".repeat(70_000)}\ndate: 2026-11-02\n---\ntext`;
    expect(codes(scan({ "posts/a.md": text }))).toEqual(["header-never-closed"]);
  });

  test.each([0, 1, 2, 3, 4, 5])("a character that the first read cuts in two (%i)", (shift) => {
    const text = `---\ntitle: Hello\ndate: 2026-11-02\n---\n${"x".repeat(shift)}${"日😀".repeat(2000)}`;
    expect(post(text).title).toBe("Hello");
  });

  test("no more than needed is read", () => {
    const text = `---\ndate: 2026-11-02\n---\n${"x".repeat(9000)}`;
    const files = filesOf({ "posts/a.md": text });
    const limits: (number | undefined)[] = [];
    const read = (path: string, limit?: number) => {
      if (path === "posts/a.md") limits.push(limit);
      return files.read(path, limit);
    };
    expect(scanPosts(configOf(), EMPTY_LOCK, { ...files, read }, NOW).heads).toHaveLength(1);
    expect(limits).toEqual([4096]);
  });
});
