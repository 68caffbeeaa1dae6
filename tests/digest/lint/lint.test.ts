/** What the lint of a mail finds, and what it does not: each code and its place. */
import { describe, expect, test } from "vitest";
import type { Problem } from "../../../src/model/problem.ts";
import type { Post } from "../../../src/model/post.ts";
import { config, ours, post } from "../sample.ts";
import { japanesePosts, persianPosts, threePosts, wholePost } from "../sample-posts.ts";
import { linted } from "./mail.ts";
import { stopwatch } from "../../stopwatch.ts";

/** Code, and what the caret points at in the line. */
function summary(problems: readonly Problem[]) {
  return problems.map(({ code, place }) => {
    const { file = "", column = 0, length = 0, text = "" } = place ?? {};
    return [code, file.split("/").at(-1), text.slice(column - 1, column - 1 + length)];
  });
}

/** A letter with this in the text of its post, which is written in HTML. */
async function inPost(content: string, more: Partial<Post> = {}, files = {}) {
  const html = content + `<p>${"A sentence of eight words, all of them short. ".repeat(9)}</p>`;
  return summary(
    await linted([post("a", { content: html, ...more })], {
      templates: ours("letter"),
      files: { "posts/a.md": `---\ntitle: A\n---\n\n${content}\n`, ...files },
    }),
  );
}

/** The cards with this written into their foot. */
async function inTemplate(markup: string, posts = [post("a")]) {
  const { partials = [], ...rest } = ours();
  const edited = partials.map(({ file, text }) => ({
    file,
    text: file.endsWith("foot.liquid")
      ? text.replace("    </mj-text>", `${markup}</mj-text>`)
      : text,
  }));
  return summary(await linted(posts, { templates: { ...rest, partials: edited } }));
}

test("a template that compares without a space is looked through at once", async () => {
  const spent = stopwatch();
  await inTemplate(`{% if 1 <b %}${"{{ 'a' }}{% if c %}{% endif %}".repeat(12)}{% endif %}`);
  expect(spent()).toBeLessThan(1250);
});

describe("nothing is found in", () => {
  test.each(["cards", "compact", "letter"] as const)("our own layout %s", async (layout) => {
    for (const posts of [threePosts(), persianPosts(), japanesePosts(), [wholePost()]]) {
      for (const accent of ["#94371a", "#ffff00", "#000080"]) {
        const settings = config();
        const look = { accent, logo: { url: "https://blog.example/logo.png", width: 160 } };
        const problems = await linted(posts, {
          templates: ours(layout),
          settings: { ...settings, digest: { ...settings.digest, look } },
        });
        expect(problems).toEqual([]);
      }
    }
  });

  test.each([
    ['<p><a href="https://a.example/b/">a page about feeds</a></p>'],
    ['<p><a href="https://a.example/b/">https://a.example/b/</a></p>'],
    ['<p><a href="https://www.a.example/b">http://a.example</a></p>'],
    ['<p><a href="https://nodejs.example/">Node.js</a></p>'],
    ['<p><a href="https://a.example/b.svg"><img src="https://a.example/b.svg" alt=""></a></p>'],
    ['<p><a href="https://a.example/"><img src="https://a.example/b.png" alt="">A film</a></p>'],
    ['<p><img src="https://a.example/dot.gif" alt="" width="1" height="1"></p>'],
    ['<p><img src="https://a.example/b.png" alt="A tower" width="3" height="400"></p>'],
  ])("%s", async (content) => {
    expect(await inPost(content)).toEqual([]);
  });
});

function a(href: string, text: string): string {
  return `<p><a href="${href}">${text}</a></p>`;
}

function img(src: string, alt?: string): string {
  return `<p><img src="${src}"${alt === undefined ? "" : ` alt="${alt}"`} width="300"></p>`;
}

describe("links", () => {
  test.each([
    [a("https://a.example/x", "here"), "mail-link-vague"],
    [a("https://a.example/x", "Click here!"), "mail-link-vague"],
    [a("https://a.example/x", "こちら"), "mail-link-vague"],
    [a("https://a.example/x", "https://bank.example/login"), "mail-link-deceives"],
    [a("https://a.example/x", "www.bank.example"), "mail-link-deceives"],
    [a("https://a.example/x", `https://a.example/${"long/".repeat(12)}`), "mail-link-bare"],
  ])("%s", async (content, code) => {
    expect(await inPost(content)).toEqual([[code, "a.md", "https://a.example/x"]]);
  });

  test("without a word, in a template", async () => {
    expect(await inTemplate('<a href="{{ site.url }}"><b></b></a>')).toEqual([
      ["mail-link-empty", "foot.liquid", '<a href="{{ site.url }}">'],
    ]);
  });

  test("below the site are found as the post wrote them", async () => {
    const files = { "posts/a.md": "See [here](/other/)." };
    const content = '<p>See <a href="https://blog.example/other/">here</a>.</p>';
    const [problem] = await inPost(content, {}, files);
    expect(problem).toEqual(["mail-link-vague", "a.md", "other/"]);
  });
});

describe("pictures", () => {
  test.each([
    [img("https://a.example/b.png"), "mail-image-alt", "https://a.example/b.png"],
    [img("https://a.example/b.png", ""), "mail-image-alt", "https://a.example/b.png"],
    [img("http://a.example/b.png", "B"), "mail-image-insecure", "http://a.example/b.png"],
    [img("https://a.example/b.webp", "B"), "mail-unsupported", "https://a.example/b.webp"],
  ])("%s", async (content, code, points) => {
    expect(await inPost(content)).toEqual([[code, "a.md", points]]);
  });

  test("that are gone, where their neighbours are there", async () => {
    const content = img("https://blog.example/img/b.png", "B");
    const gone = [["mail-file-missing", "a.md", "https://blog.example/img/b.png"]];
    expect(await inPost(content)).toEqual([]);
    expect(await inPost(content, {}, { "static/img/c.png": "x" })).toEqual(gone);
    expect(await inPost(content, {}, { "static/img/b.png": "x" })).toEqual([]);
    expect(await inPost(content, {}, { "static/other/c.png": "x" })).toEqual([]);
  });

  test("and nothing else", async () => {
    const content = img("https://a.example/b.png", "B").repeat(5);
    const problems = await linted([post("a", { content, summary: "" })], {
      templates: ours("letter"),
    });
    expect(summary(problems)).toEqual([["mail-mostly-pictures", "", ""]]);
  });

  test("in a template need their words and their width", async () => {
    expect(await inTemplate('<img src="https://a.example/{{ site.language }}.png">')).toEqual([
      ["mail-image-alt", "foot.liquid", '<img src="https://a.example/{{ site.language }}.png">'],
      ["mail-image-width", "foot.liquid", '<img src="https://a.example/{{ site.language }}.png">'],
    ]);
  });
});

describe("colours", () => {
  test("that cannot be told apart, by the style on the element and around it", async () => {
    const grey = '<p style="color:#999">one</p><p style="color: #999999">again</p>';
    expect(await inTemplate(grey)).toEqual([
      ["mail-contrast", "foot.liquid", '<p style="color:#999">'],
    ]);
    const ground = '<div style="background:#222222"><b style="color:#333333">two</b></div>';
    expect((await inTemplate(ground)).map(([code]) => code)).toEqual([
      "mail-contrast",
      "mail-contrast",
    ]);
  });

  test("are shown where they were written and not where tags are alike", async () => {
    const alike =
      '<p class="muted" style="{{ site.title }}">x</p><p class="muted" style="color:#ccc">y</p>';
    expect(await inTemplate(alike)).toEqual([
      ["mail-contrast", "foot.liquid", '<p class="muted" style="color:#ccc">'],
    ]);
  });

  test("that are fine where letters are large, or where there are none", async () => {
    expect(await inTemplate('<p style="color:#767676;font-size:24px">large</p>')).toEqual([]);
    expect(await inTemplate('<p style="color:#ffffff"> </p>')).toEqual([]);
    expect(await inTemplate('<p style="color:#ffffff;display:none">unseen</p>')).toEqual([]);
  });

  test("on dark ground where a colour was forgotten there", async () => {
    const problems = await linted([post("a")], {
      templates: {
        ...ours(),
        partials: (ours().partials ?? []).map(({ file, text }) => ({
          file,
          text: text.replace(/\.muted, \.muted a, .*\n/, "\n"),
        })),
      },
    });
    expect(problems.map(({ code }) => code)).toContain("mail-contrast");
    expect(problems.every(({ headline }) => headline.includes("in dark colours"))).toBe(true);
  });
});

async function sheet(rules: string) {
  return inTemplate(`<style>${rules}</style>`);
}

describe("what mail programs leave out", () => {
  test.each([
    ['<div style="position:absolute;left:0">x</div>', '<div style="position:absolute;left:0">'],
    ['<p style="margin-inline: 4px">x</p>', '<p style="margin-inline: 4px">'],
    ["<video></video>", "<video>"],
  ])("%s", async (markup, points) => {
    expect(await inTemplate(markup)).toEqual([["mail-unsupported", "foot.liquid", points]]);
  });

  test("in a style sheet, but for what a media query adds", async () => {
    expect(await sheet(".x { transform: none }")).toEqual([
      ["mail-unsupported", "foot.liquid", "transform: none"],
    ]);
    expect(await sheet("@media (min-width: 1px) { .x { transform: none } }")).toEqual([]);
    expect(await sheet("@import 'x.css';")).toEqual([
      ["mail-unsupported", "foot.liquid", "@import 'x.css'"],
    ]);
  });
});

describe("HTML that is none", () => {
  test.each([
    ["<div>never closed", "mail-html-unclosed", "<div>"],
    ['<p id="a">x</p><p id="a">y</p>', "mail-id-twice", '<p id="a">'],
    ['<p class="a" class="b">x</p>', "mail-html-invalid", '<p class="a" class="b">'],
  ])("%s", async (markup, code, points) => {
    const found = await inTemplate(markup);
    expect(found.map(([each]) => each)).toContain(code);
    expect(found.find(([each]) => each === code)?.slice(1)).toEqual(["foot.liquid", points]);
  });
});
