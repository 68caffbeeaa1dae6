import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BlogOptions, codes, found, post, scan } from "./blog.ts";

function path(header: string, options: BlogOptions & { path?: string } = {}): string {
  const { url } = post(
    `---\ntitle: Hello, World\ndate: 2026-03-02 04:05:06\n${header}\n---\n`,
    options,
  );
  return url.replace("https://blog.example", "");
}

function of(header: string) {
  return post(`---\ndate: 2026-03-02\n${header}\n---\n`);
}

describe("patterns", () => {
  const deep = { path: "posts/a/b/2026-03-02-some-File.md" };
  test.each([
    ["/:year/:month/:day/:slug/", "/2026/03/02/some-File/"],
    [":year/:month/:slug", "/2026/03/some-File"],
    ["/:short_year/:i_month/:i_day/:slug.html", "/26/3/2/some-File.html"],
    ["/:year/:y_day/:hour-:minute-:second/:title", "/2026/061/04-05-06/some-File"],
    ["/:categories/:slug/", "/one/two/some-File/"],
    ["/:sections/:slug/", "/a/b/some-File/"],
    ["/:section/:basename/", "/a/2026-03-02-some-File/"],
    ["date", "/one/two/2026/03/02/some-File.html"],
    ["pretty", "/one/two/2026/03/02/some-File/"],
    ["ordinal", "/one/two/2026/061/some-File.html"],
    ["none", "/one/two/some-File.html"],
    [":title:output_ext", "/some-File.html"],
  ])("%s is %s", (permalink, expected) => {
    expect(path("categories: [One, two]", { ...deep, permalink })).toBe(expected);
  });

  test("a site below a path keeps it", () => {
    expect(path("", { url: "https://blog.example/sub/", permalink: "/:slug/" })).toBe(
      "/sub/hello/",
    );
  });

  test("a part that means nothing is said once, with what was perhaps meant", () => {
    const files = { "posts/2026-03-02-a.md": "x", "posts/2026-03-02-b.md": "x" };
    const result = scan(files, { permalink: "/:yaer/:slug/" });
    expect(found(result)).toMatchObject([
      { code: "permalink-part-unknown", hint: "did you mean `:year`?" },
    ]);
    expect(result.heads[0]?.url).toBe("https://blog.example/:yaer/a/");
  });

  test.each([
    ["plain", "/Mein-Gruß/"],
    ["jekyll", "/mein-gruß/"],
    ["hugo", "/2026-03-02-mein-gruß/"],
    ["zola", "/mein-gruss/"],
    // It never reads a date in a name.
    ["astro", "/2026-03-02-mein-gruß/"],
    ["eleventy", "/Mein Gruß/"],
    ["hexo", "/Mein Gruß/"],
    ["docusaurus", "/Mein Gruß/"],
  ] as const)("what %s makes of a file's name", (dialect, expected) => {
    const written = path("", {
      dialect,
      permalink: dialect === "hugo" ? "/:slugorfilename/" : "/:slug/",
      path: "posts/2026-03-02-Mein Gruß.md",
    });
    expect(decodeURIComponent(written)).toBe(expected);
  });

  test.each([
    ["/:title/", "", "/Mein-Gruß.v1/"],
    ["/:slug/", "", "/mein-gruß-v1/"],
    ["/:title/", "slug: Ein Wort/Zwei.x", "/Ein-Wort-Zwei.x/"],
    ["/:slug/", "slug: Ein Wort/Zwei.x", "/ein-wort-zwei-x/"],
    ["/:collection/:name/", "", "/posts/2026-03-02-mein-gruß-v1/"],
    ["/:categories/x", "category: A b\ncategories: c D", "/c/d/a b/x"],
    ["/:categories/x", "categories: a, b", "/a,/b/x"],
    ["/:categories/x", "categories: [One, two, one]", "/one/two/x"],
    ["/:slugified_categories/x", "categories: [C++, c]", "/c/x"],
    ["/:month_:day/x", "", "/03_02/x"],
    ["/:short_month/:long_month/:short_day/:long_day/x", "", "/Mar/March/Mon/Monday/x"],
    ["/:w_year/:week/:w_day/x", "", "/2026/10/1/x"],
    ["/:w_year/:week/:w_day/x", "date: 2021-01-03", "/2020/53/7/x"],
    ["weekdate", "", "/2026/W10/Mon/Mein-Gruß.v1.html"],
  ])("Jekyll's %s of %j is %s", (permalink, header, expected) => {
    const text = `---\ntitle: x\n${header}\n---\n`;
    const at = { path: "_posts/2026-03-02-Mein Gruß.v1.md", folders: ["_posts"] };
    const { url } = post(text, { ...at, dialect: "jekyll", permalink });
    expect(decodeURIComponent(new URL(url).pathname)).toBe(expected);
  });

  test("Hexo's title has the folders in it, Hugo's is the title, Astro's slug has folders too", () => {
    const at = { path: "source/_posts/java/Spring.md", folders: ["source"] };
    expect(path("", { ...at, dialect: "hexo", permalink: ":year/:title/" })).toBe(
      "/2026/java/Spring/",
    );
    expect(path("", { ...at, dialect: "hugo", permalink: "/:title/" })).toBe("/hello-world/");
    expect(path("", { ...at, dialect: "hugo", permalink: "/:slugortitle/" })).toBe("/hello-world/");
    expect(path("", { ...at, dialect: "hugo", permalink: "/:slug/" })).toBe("/hello-world/");
    const astro = { path: "src/blog/2025/One Two.md", folders: ["src/blog"] };
    expect(path("", { ...astro, dialect: "astro", permalink: "/blog/:slug/" })).toBe(
      "/blog/2025/one-two/",
    );
  });

  test("Middleman's names say twice what they become", () => {
    const { heads } = scan({ "posts/2026-11-02-hello.html.markdown": "---\ntitle: Hello\n---\n" });
    expect(heads[0]?.url).toBe("https://blog.example/2026/11/hello/");
  });

  test("Hugo's sections begin below `content`", () => {
    const at = { path: "content/posts/deep/x.md", folders: ["content/posts"] };
    expect(path("", { ...at, dialect: "hugo", permalink: "/:sections/:filename/" })).toBe(
      "/posts/deep/x/",
    );
  });

  test("the day is that of the site's clocks; Hugo's is the one that is written", () => {
    const text = "---\ntitle: x\ndate: 2020-01-01T00:30:00+09:00\n---\n";
    const url = (options: BlogOptions) =>
      post(text, { permalink: "/:year/:month/:day/", ...options }).url;
    expect(url({ zone: "Europe/Berlin" })).toBe("https://blog.example/2019/12/31/");
    expect(url({ zone: "Europe/Berlin", dialect: "hugo" })).toBe(
      "https://blog.example/2020/01/01/",
    );
    expect(url({})).toBe("https://blog.example/2020/01/01/");
    expect(url({ dialect: "jekyll" })).toBe("https://blog.example/2019/12/31/");
  });
});

describe("what a header says of the address", () => {
  test.each([
    ["slug: my-slug", "/2026/03/my-slug/"],
    ["slug: a/b c", "/2026/03/a/b%20c/"],
    ["permalink: /x/y.html", "/x/y.html"],
    ["permalink: x/y", "/x/y/"],
    ["permalink: /x/index.html", "/x/"],
    ["permalink: /:title", "/hello/"],
    ["permalink: /:year/p/:title.html", "/2026/p/hello.html"],
    ["permalink: none", "/hello.html"],
    ["permalink: /grüße/%C3%BC/", "/gr%C3%BC%C3%9Fe/%C3%BC/"],
    ["permalink: /a?b#c", "/a%3Fb%23c/"],
    ["url: /own/", "/own/"],
    ["url: https://blog.example/own/", "/own/"],
    ["path: 2014/12/12/x", "/2014/12/12/x/"],
    ["permalink: /blog/{{ page.fileSlug }}/", "/blog/hello/"],
    ["permalink: null", "/2026/03/hello/"],
  ])("%s is %s", (header, expected) => {
    expect(path(header)).toBe(expected);
  });

  test("Jekyll knows nothing but permalinks, and where a link post leads", () => {
    const options = { dialect: "jekyll", permalink: "/:title/" } as const;
    expect(path("url: /own/", options)).toBe("/hello/");
    expect(path("path: /own/", options)).toBe("/hello/");
    const text = "---\ntitle: x\ndate: 2026-03-02\nurl: https://example.org/\n---\n";
    expect(post(text, options)).toMatchObject({ about: "https://example.org/" });
  });

  test("Jekyll's permalinks end as they are written", () => {
    expect(
      path("permalink: x/y", {
        dialect: "jekyll",
        path: "_posts/2026-03-02-a.md",
        folders: ["_posts"],
      }),
    ).toBe("/x/y");
  });

  test("Hexo's names that stay", () => {
    const options: BlogOptions = { dialect: "hexo", permalink: "/posts/:abbrlink.html" };
    expect(path("abbrlink: 3ab2", options)).toBe("/posts/3ab2.html");
    expect(path("", options)).toBe("/posts/hello.html");
  });

  test("Docusaurus sets a slug below the blog", () => {
    const options: BlogOptions = {
      dialect: "docusaurus",
      permalink: "/blog/:year/:month/:day/:slug",
    };
    const dated = { ...options, path: "posts/2026-03-02-hello.md" };
    expect(path("", dated)).toBe("/blog/2026/03/02/hello");
    expect(path("", { ...options, path: "posts/a/2026-03-02-b/index.md" })).toBe(
      "/blog/2026/03/02/a/b",
    );
    // A date may go through the folders and the name.
    expect(path("", { ...options, path: "posts/a/2026/03-02-b/index.md" })).toBe(
      "/blog/2026/03/02/a/b",
    );
    expect(path("", { ...options, path: "posts/2026/03-02-b.md" })).toBe("/blog/2026/03/02/b");
    // The day is in the address where it is in the name, as it is written there, and only there.
    expect(path("", { ...options, path: "posts/2026-3-04-hello.md" })).toBe(
      "/blog/2026/3/04/hello",
    );
    expect(path("", { ...options, path: "posts/2026/03/05/hello.md" })).toBe(
      "/blog/2026/03/05/hello",
    );
    expect(path("", { ...options, path: "posts/a/hello.md" })).toBe("/blog/a/hello");
    expect(path("slug: /", options)).toBe("/blog/");
    expect(path("slug: first", options)).toBe("/blog/first");
    expect(path("slug: /a/first", options)).toBe("/blog/a/first");
  });

  test.each([
    ["/x/{{ title | slugify }}/", "/x/hello-world/"],
    ["/x/{{ title | slug }}/", "/x/hello-world/"],
    ["/x/{{ slug or page.fileSlug }}/", "/x/hello/"],
    ["/{{ category | slugify }}/{{ lang }}/{{ page.fileSlug }}/", "/one-and-two/pt-BR/hello/"],
    ["/{{ page.date | date: '%Y/%m/%-d' }}/{{ page.fileSlug }}/index.html", "/2026/03/2/hello/"],
    ['/{{ page.date | date("%y") }}/{{ page.fileSlug | slug }}.html', "/26/hello.html"],
    ["{{ page.filePathStem }}.html", "/posts/hello.html"],
    ["/{% if slug %}{{ slug }}{% else %}{{ title | slugify }}{% endif %}/", "/hello-world/"],
    ["/{%- if title -%}{{ page.fileSlug }}{%- endif -%}/", "/hello/"],
    ["/{{ page.date | inWords('yyyy/LL') }}/{{ page.fileSlug }}/", "/2026/03/hello/"],
    ['/{{ page.date | date("YYYY-M-D") }}/', "/2026-3-2/"],
  ])("Eleventy's %s is %s", (written, expected) => {
    const header = `lang: pt-BR\ncategories: One & Two\npermalink: ${JSON.stringify(written)}`;
    expect(path(header, { dialect: "eleventy" })).toBe(expected);
  });

  test.each(["permalink", "url", "path"])(
    "a %s that is no address at all is told and passed over",
    (key) => {
      const result = scan({
        "posts/hello.md": `---\ndate: 2026-11-02\n${key}: "http://[::1"\n---\nx`,
      });
      expect(result.heads.map(({ url }) => url)).toEqual(["https://blog.example/2026/11/hello/"]);
      expect(found(result)).toMatchObject([
        { code: "permalink-invalid", level: "warning", place: { line: 3 } },
      ]);
    },
  );

  test("an address that a program makes is said, and the pattern is used", () => {
    const text = "---\ndate: 2026-03-02\npermalink: /{{ title | shorten }}/\n---\n";
    const result = scan({ "posts/a.md": text });
    expect(result.heads[0]?.url).toBe("https://blog.example/2026/03/a/");
    expect(found(result)).toMatchObject([
      { code: "permalink-template", level: "warning", place: { line: 3, column: 12 } },
    ]);
  });

  test("a link post is about a page elsewhere", () => {
    const about = "https://example.org/page";
    expect(of(`external_url: ${about}`)).toMatchObject({
      about,
      url: "https://blog.example/2026/03/hello/",
    });
    expect(of(`url: ${about}`)).toMatchObject({
      about,
      url: "https://blog.example/2026/03/hello/",
    });
    expect(of(`link: ${about}`)).toMatchObject({ about });
    expect(of(`permalink: false\nlink: ${about}`)).toMatchObject({ about, url: about });
    expect(of("link: /somewhere")).not.toHaveProperty("about");
    expect(of("link: javascript:alert(1)")).not.toHaveProperty("about");
  });

  test("a post without a page is not one", () => {
    const result = scan({ "posts/a.md": "---\ndate: 2026-03-02\npermalink: false\n---\n" });
    expect(result.leftOut).toMatchObject([{ reason: "hidden" }]);
  });
});

test("an address never leaves the site, and is one that the URL standard leaves alone", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "..",
      ".",
      "%2e%2e",
      "%2E",
      "/",
      "//",
      "\\",
      "%2F",
      "?",
      "#",
      "a",
      ":title",
      "日本",
      "%",
      "%zz",
      " ",
    ),
    fc.string({ maxLength: 3 }),
  );
  const written = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
  const key = fc.constantFrom("permalink", "slug", "url", "path");
  fc.assert(
    fc.property(key, written, (name, value) => {
      const text = `---\ndate: 2026-03-02\n${name}: ${JSON.stringify(value)}\n---\n`;
      const { heads } = scan({ "posts/a.md": text }, { url: "https://blog.example/sub/" });
      for (const { url } of heads) {
        expect(url.startsWith("https://blog.example/sub/")).toBe(true);
        expect(new URL(url).href).toBe(url);
      }
    }),
    { numRuns: 1500 },
  );
});

test("any file name makes an address that keeps to the site", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "binary" }), (name) => {
      fc.pre(!name.includes("/"));
      const result = scan({ [`posts/2026-03-02-${name}.md`]: "text" });
      for (const { url } of result.heads) {
        expect(url.startsWith("https://blog.example/2026/03/")).toBe(true);
        expect(new URL(url).href).toBe(url);
      }
    }),
    { numRuns: 1000 },
  );
});

test("two posts with one address are both named", () => {
  const result = scan({
    "posts/a.md": "---\ndate: 2026-03-02\nslug: x\n---\n",
    "posts/b.md": "---\ndate: 2026-03-01\nslug: x\n---\n",
  });
  expect(result.heads).toHaveLength(2);
  expect(codes(result)).toEqual(["address-twice"]);
  expect(found(result)).toMatchObject([
    { level: "warning", place: { file: "posts/b.md" }, other: { file: "posts/a.md" } },
  ]);
});

test("posts that only the day would tell apart are one finding with its remedy", () => {
  const files = Object.fromEntries(
    ["01", "02", "03"].map((day) => [`posts/2026-03-${day}-meeting.md`, "text"]),
  );
  expect(found(scan(files))).toMatchObject([
    {
      code: "address-without-day",
      level: "warning",
      headline:
        "2 posts have the address of a post of another day, as `https://blog.example/2026/03/meeting/`",
      hint: "put `:day` into `posts.permalink`, as in `/:year/:month/:day/:slug/`",
    },
  ]);
  // Two of the same day need names of their own; a pattern without months never meant days.
  const sameDay = { "posts/a/2026-03-02-x.md": "text", "posts/b/2026-03-02-x.md": "text" };
  expect(found(scan(sameDay))).toMatchObject([{ hint: "give one of them a `slug` of its own" }]);
  expect(codes(scan(files, { permalink: "/:slug/" }))).toEqual(["address-twice", "address-twice"]);
});
