/** What Jekyll's Liquid does to a post before its text is read. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PostsConfig } from "../../../src/model/config.ts";
import type { Post } from "../../../src/model/post.ts";
import { EMPTY_LOCK } from "../../../src/model/lock.ts";
import { expandLiquid } from "../../../src/posts/body/liquid/expand.ts";
import { valueOf } from "../../../src/posts/body/liquid/expressions.ts";
import type { LiquidValue, SiteValues } from "../../../src/posts/body/liquid/values.ts";
import { renderPost } from "../../../src/posts/render.ts";
import { scanPosts } from "../../../src/posts/scan.ts";
import { configOf, type Files, filesOf, NOW } from "../blog.ts";
import { stopwatch } from "../../stopwatch.ts";

const SITE: SiteValues = {
  url: "https://blog.example/sub/",
  zone: "Europe/Berlin",
  escape: (text) => text.replaceAll("<", "&lt;"),
};

const NAMES: Readonly<Record<string, LiquidValue>> = {
  "page.list": ["b", "a", "c"],
  "page.own": "mine",
  "page.none": null,
  "page.date": { instant: Date.UTC(2026, 0, 9, 14, 5, 3) },
};
const lookup = (name: string): LiquidValue | undefined => NAMES[name];

describe("expressions", () => {
  test.each([
    ["'a b' | upcase | append: \"!\"", "A B!"],
    ["page.own | capitalize | prepend: '#'", "#Mine"],
    ["page.none | default: 'x'", "x"],
    ["page.list | sort | join: ', '", "a, b, c"],
    ["page.list | first", "b"],
    ["page.list[1]", "a"],
    ["page.list[9]", null],
    ["page.list.last", "c"],
    ["page.list.size | plus: 1", 4],
    ["page.own.size", 4],
    ["page.list | size | plus: 2 | times: 2", 10],
    ["7 | divided_by: 2 | minus: 1", 2],
    ["'a-b-c' | replace: '-', '+' | remove_first: '+'", "ab+c"],
    ["'Ab C!' | slugify", "ab-c"],
    ["'/x' | relative_url", "/sub/x"],
    ["'x' | absolute_url", "https://blog.example/sub/x"],
    ["'https://example.org/' | relative_url", "https://example.org/"],
    ["'<b>' | escape", "&lt;b>"],
    ["'<b>x</b>' | strip_html", "x"],
    ["page.date | date: '%-d %B %Y, %l:%M %p'", "9 January 2026,  3:05 PM"],
    ["page.date | date: '%F %T %z %a'", "2026-01-09 15:05:03 +0100 Fri"],
    ["page.date | date_to_string", "09 Jan 2026"],
    ["page.date | date_to_long_string", "09 January 2026"],
  ])("%s", (text, value) => {
    expect(valueOf(text, lookup, SITE)).toEqual(value);
  });

  test.each([
    "nobody",
    "'a' | nonsense",
    "page.date | date: '%Q'",
    "a[0]",
    "'a' 'b'",
    "1 | divided_by: 0",
  ])("nobody knows what %s is", (text) => {
    expect(valueOf(text, lookup, SITE)).toBeUndefined();
  });
});

const INCLUDES: Readonly<Record<string, string>> = {
  "note.html": '<p class="{{ include.kind | default: "info" }}">{{ include.text }}</p>',
  "either.html":
    "{%- if include.a and include.b == 'x' -%}both{%- elsif include.a -%}a{%- else -%}none{%- endif -%}",
  "in/nested.html": "[{% include note.html text=include.say kind='deep' %}]",
  "loop.html": "{% include loop.html %}",
  "site.html": "{{ site.motto }} {% if site.unknown %}x{% endif %}",
  "bare.html": "<img{{ style }} alt='{{ include.alt }}'> {{ page.own }} {{ page.nobody }}",
  "words.html": "{{ include.text | markdownify }}",
};

function expanded(text: string): string {
  return expandLiquid(text, {
    lookup,
    isOwn: (name) => name === "page.own",
    site: SITE,
    include: (file) => (Object.hasOwn(INCLUDES, file) ? INCLUDES[file] : undefined),
  });
}

describe("a text", () => {
  test.each([
    ["{% assign a = 'x' | upcase %}{{ a }}{{ a | append: a }}", "XXX"],
    ["{% tip %}{{ page.own }}{% endtip %}", "{% tip %}mine{% endtip %}"],
    ["{% capture a %}b {{ page.own }}{% endcapture %}{{ a | upcase }}", "B MINE"],
    ["{% if page.own %}a{% else %}b{% endif %}{% unless page.none %}c{% endunless %}", "ac"],
    ["{% if page.own contains 'in' %}a{% endif %}{% if page.list contains 'z' %}b{% endif %}", "a"],
    ["{% if page.list.size > 2 and page.own == 'mine' %}a{% endif %}", "a"],
    [
      "{% if n == null %}{% assign n = 1 %}{% else %}{% assign n = n | plus: 1 %}{% endif %}{{ n }}",
      "1",
    ],
    ["{% assign x = 'a.b' | split: '.' %}{{ x[0] }}{{ x.last }}", "ab"],
    ["{% case page.own %}{% when 'a', 'mine' %}b{% else %}c{% endcase %}", "b"],
    [
      "{% for i in (1..3) %}{{ i }}{% unless forloop.last %}, {% endunless %}{% endfor %}",
      "1, 2, 3",
    ],
    ["{% for x in page.list reversed limit: 2 %}{{ forloop.index }}{{ x }}{% endfor %}", "1c2a"],
    ["{% assign x = 'a,b' | split: ',' %}{% for y in x %}<{{ y }}>{% endfor %}", "<a><b>"],
    ["a {%- if page.own -%} b {%- endif -%} c", "abc"],
    ["{% include note.html text='*a* \"b\"' %}", '<p class="info">*a* "b"</p>'],
    ["{% include in/nested.html say=page.own %}", '[<p class="deep">mine</p>]'],
    [
      "{% include either.html a='1' b='x' %}{% include either.html a='1' %}{% include either.html %}",
      "bothanone",
    ],
    ["{% include words.html text='a' %}", "\n\na\n\n"],
    ["{% include bare.html %}", "<img alt=''> mine {{ page.nobody }}"],
    ["{% include\n  note.html\n  text='a'\n%}", '<p class="info">a</p>'],
  ])("%j", (text, made) => {
    expect(expanded(text)).toBe(made);
  });

  test.each([
    "{{ page.title }} {{ site.motto | upcase }}",
    "{% raw %}{% assign a = 1 %}{{ a }}{% endraw %}{% if page.none %}{% endif",
    "{% highlight sh %}{% if page.own %}{% endif %}{% endhighlight %}{% comment %}{% for %}{% endcomment %}",
    "```\n{% assign a = 1 %}{{ page.own }}\n```\n",
    "{% if site.somebody %}{{ page.own }}{% endif %}",
    "{% for post in site.posts %}{{ post.title }}{% endfor %}",
    "{% assign a = site.data.x %}{% if a %}b{% endif %}",
    "{% for p in site.posts %}{% assign n = 1 %}{% endfor %}{% if n %}x{% endif %}",
    "{% include missing.html %} {% include site.html %}",
    "{% include loop.html %}",
    "{% include ../note.html %} {% include /note.html %} {% include {{ page.own }} %}",
    "{% for i in (1..99999999) %}{% endfor %}",
    "{% if page.own %}{% endfor %}",
    "{% endif %} {% else %} {% if %}",
  ])("that nobody can be sure of stays as it is: %j", (text) => {
    expect(expanded(text)).toBe(text);
  });

  test("takes no more than so many steps, and the rest stays as it is", () => {
    const loops = (depth: number): string =>
      depth === 0 ? "x" : `{% for i in (1..99) %}${loops(depth - 1)}{% endfor %}`;
    const spent = stopwatch();
    expect(expanded(loops(5))).toBe(loops(5));
    const doubling =
      "{% assign a = 'xx' %}" + "{% assign a = a | append: a %}".repeat(60) + "{{ a }}";
    expect(expanded(doubling).length).toBeLessThan(2_000_000);
    for (const piece of [
      "{% if a %}",
      "{% if page.own %}",
      "{{",
      "{%",
      "{% include note.html %}",
      "{% raw %}",
      "{%- a",
      "{% for",
    ]) {
      expanded(`${piece.repeat(200_000 / piece.length)}{% assign a = 1 %}`);
    }
    expect(spent()).toBeLessThan(1250);
  });

  test("any text gives some text", () => {
    const piece = fc.constantFrom(
      "{% if page.own %}",
      "{% else %}",
      "{% endif %}",
      "{% for a in page.list %}",
      "{% endfor %}",
      "{{ a }}",
      "{% assign a = page.own %}",
      "{%-",
      "-%}",
      "```\n",
      "{% include note.html",
      "}}",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(expanded(pieces.join(""))).toEqual(expect.any(String));
      }),
    );
  });
});

function rendered(
  body: string,
  header = "",
  rules: PostsConfig["rules"] = { includes: "_includes" },
): Post {
  const all: Files = {
    "_posts/2026-11-02-a.md": `---\ntitle: T\nown: "*o*"\nsizes: { wide: 9 }\n${header}---\n${body}\n`,
    "_includes/x.html": "<b>{{ include.y }}</b> {{ page.title }} {{ page.sizes.wide }}",
  };
  const config = configOf({ dialect: "jekyll", folders: ["_posts"] });
  const whole = { ...config, posts: { ...config.posts, rules } };
  const files = filesOf(all);
  const [head] = scanPosts(whole, EMPTY_LOCK, files, NOW).heads;
  if (!head) throw new Error("no post");
  return renderPost(head, { config: whole, files, urls: new Map([[head.source, head.url]]) }).post;
}

describe("in a post", () => {
  test("includes come from the site's folder, and the header has names of its own", () => {
    expect(rendered("{% include x.html y='z' %} {{ page.own }} {{ page.gone }}").content).toBe(
      "<p><b>z</b> T 9 <em>o</em> </p>",
    );
    expect(rendered("a {% include x.html %}", "", {}).content).toBe("<p>a </p>");
  });

  test("the folder of the posts is listed once for all that they include", () => {
    const config = configOf({ dialect: "jekyll", folders: ["_posts"] });
    const body =
      "---\ntitle: T\n---\n{% include_relative part.md %}, {% include_relative part.md %}\n";
    const files = filesOf({
      "_posts/2026-11-02-a.md": body,
      "_posts/2026-11-03-b.md": body,
      "_posts/part.md": "part",
    });
    const { heads } = scanPosts(config, EMPTY_LOCK, files, NOW);
    const listed: string[] = [];
    const list = (folder: string) => {
      listed.push(folder);
      return files.list(folder);
    };
    const context = { config, files: { ...files, list }, urls: new Map<string, string>() };
    const contents = heads.map((head) => renderPost(head, context).post.content);
    expect(contents).toEqual(["<p>part, part</p>", "<p>part, part</p>"]);
    expect(listed).toEqual(["_posts"]);
  });

  test("a setting that the site has not is nothing, and one that nobody can know is not", () => {
    const text =
      "{% if site.gone.x %}a{% else %}b{% endif %}{% if site.list %}c{% endif %}{% if site.posts %}d{% endif %}";
    const { content } = rendered(text, "", { settings: ["list"] });
    expect(content).toBe("<p>bcd</p>");
    expect(rendered("{% if site.gone %}a{% endif %}", "", {}).content).toBe("<p>a</p>");
  });

  test("what a default may say is not taken for absent", () => {
    const defaults = [{ path: "", values: { toc: true } }];
    const { content, changes } = rendered("{% if page.toc %}a{% endif %}{{ page.toc }}", "", {
      defaults,
    });
    expect(content).toBe("<p>a</p>");
    expect(changes).toContainEqual({ what: "template tag `page.toc` dropped", times: 1 });
  });

  test("tags are text where its header says so", () => {
    const text = "a {{ page.title }} {% include x.html %} {% raw %}b{% endraw %}\n{: .c}";
    expect(rendered(text, "render_with_liquid: false\n").content).toBe(
      "<p>a {{ page.title }} {% include x.html %} {% raw %}b{% endraw %}</p>",
    );
    expect(rendered(text, "render_with_liquid: true\n").content).not.toContain("{%");
    const defaults = [{ path: "", values: { render_with_liquid: false } }];
    expect(rendered("{{ page.title }}", "", { defaults }).content).toBe("<p>{{ page.title }}</p>");
  });
});
