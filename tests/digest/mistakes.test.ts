/** Mistakes in a template are found, all at once, and shown where they were written. */
import { describe, expect, test } from "vitest";
import { locator, markTemplates } from "../../src/digest/source-map.ts";
import { renderDigest, type Template } from "../../src/digest/render.ts";
import type { Problem } from "../../src/model/problem.ts";
import { config, editionOf, ours, post } from "./sample.ts";

const posts = [post("a"), post("b")];

async function problemsOf(
  html: string,
  text = ours().text.text,
  partials = ours().partials ?? [],
): Promise<readonly Problem[]> {
  const templates = {
    html: { file: "my/digest.mjml", text: html },
    text: { file: "my/digest.txt", text },
    partials,
  };
  const made = await renderDigest(editionOf(posts), posts, config(), templates);
  if (made.problems.length > 0) expect(made.digest).toBeUndefined();
  return made.problems;
}

/** The problems of our own templates with a few characters changed, wherever those stand. */
async function mended(find: string, replace: string, text?: string) {
  return summary(await problemsWith([[find, replace]], text));
}

async function problemsWith(edits: readonly (readonly [string, string])[], text?: string) {
  const { html, partials = [] } = ours();
  const edit = (before: Template) => ({
    file: before.file,
    text: edits.reduce((all, [find, replace]) => all.replace(find, replace), before.text),
  });
  for (const [find] of edits) {
    expect([html, ...partials].filter((each) => each.text.includes(find))).toHaveLength(1);
  }
  return problemsOf(edit(html).text, text, partials.map(edit));
}

/** Code and what the caret points at: enough to mend it. */
function summary(problems: readonly Problem[]) {
  return problems.map(({ code, place, hint }) => {
    const { line = 0, column = 0, length = 0, text = "" } = place ?? {};
    const points = text.slice(column - 1, column - 1 + length);
    return { code, line, points, ...(hint !== undefined && { hint }) };
  });
}

function lineOf(find: string): number {
  const { html, partials = [] } = ours();
  const { text } = [html, ...partials].find((each) => each.text.includes(find)) ?? html;
  return text.slice(0, text.indexOf(find)).split("\n").length;
}

async function codesOfText(text: string) {
  const problems = await problemsOf(ours().html.text, `{{ unsubscribe_url }}${text}`);
  return problems.map(({ code }) => code);
}

function without(template: string): string {
  return template.replaceAll("{{ unsubscribe_url }}", "");
}

function marked(text: string) {
  const { templates, runs } = markTemplates([{ file: "x", text }]);
  return { text: templates[0]?.text ?? "", runs };
}

function withoutAll(partials: readonly Template[]): readonly Template[] {
  return partials.map(({ file, text }) => ({ file, text: without(text) }));
}

/** What Liquid makes of the template in the last test. */
function expandByHand(template: string): string {
  return template
    .replaceAll("{{ a }}", "AAAA")
    .replace(/\s*\{%- if b %\}/, "")
    .replace("{% endif %}", "");
}

describe("Liquid's", () => {
  test("an unknown variable is said once, however often it is met", async () => {
    expect(await mended("{{ post.byline }}</p>", "{{ post.bylines }}</p>")).toEqual([
      {
        code: "template-variable",
        line: lineOf("{{ post.byline }}</p>"),
        points: "post.bylines",
        hint: "did you mean `post.byline`?",
      },
    ]);
  });

  test("several are said at once, from both templates", async () => {
    const problems = await problemsWith(
      [
        ["{{ more }}", "{{ more }}{{ nope }}"],
        ["{{ date }} ·", "{{ dat }} ·"],
      ],
      "{{ unsubscribe_url }}\n  {{ site.titel }}",
    );
    expect(summary(problems)).toEqual([
      {
        code: "template-variable",
        line: lineOf("{{ date }} ·"),
        points: "dat",
        hint: "did you mean `date`?",
      },
      {
        code: "template-variable",
        line: 2,
        points: "site.titel",
        hint: "did you mean `site.title`?",
      },
      {
        code: "template-variable",
        line: lineOf("{{ more }}"),
        points: "nope",
        hint: "the variables are listed on top of templates/digest.mjml",
      },
    ]);
    expect(problems[1]?.place).toMatchObject({ file: "my/digest.txt", column: 6 });
  });

  test.each([
    ["{{ date | upcse }}", "template-filter", "upcse"],
    ["{% fi date %}", "template-tag", "fi"],
    ["{% endfor %}", "template-tag", "endfor"],
    ["{% include 'partial' %}", "template-include", "partial"],
    ["{% render 'partial' %}", "template-include", "partial"],
    ["{% layout 'page' %}", "template-include", "page"],
    ["{% else %}", "template-tag", "else"],
    ["{% if date %}", "template-unclosed", "if"],
    ["{% for post in posts %}{% if date %}{% endfor %}", "template-unclosed", "if"],
    ["{% if date %}{{ date | upcse }}{% endif %}", "template-filter", "upcse"],
    ["{{ date", "template-open", "{{"],
    ["{{ date } {{ count }}", "template-open", "{{"],
    ["{{ date }{% if more %}{{ more }}{% endif %}", "template-open", "{{"],
    ["{% if more {{ more }}{% endif %}", "template-open", "{%"],
    ["{% raw %}{{{% endraw %}{% comment %}{% if %}{% endcomment %}{{ date", "template-open", "{{"],
    ["{{ '}' | upcse: \"{{\" }}", "template-filter", "upcse"],
    ["{{ 'now' | date: 'yyyy' }}", "template-liquid", "{{ 'now' | date: 'yyyy' }}"],
    [
      "{{ posts[0].published | date: 'YYYY n' }}",
      "template-liquid",
      "{{ posts[0].published | date: 'YYYY n' }}",
    ],
  ])("%s", async (mistake, code, points) => {
    const problems = summary(await problemsOf("", `{{ unsubscribe_url }}\n\n   ${mistake}\n`));
    expect(problems.filter((problem) => problem.code.startsWith("template"))).toMatchObject([
      { code, line: 3, points },
    ]);
  });

  test("a branch that is mistyped is guessed", async () => {
    const problems = await problemsOf(
      "",
      "{{ unsubscribe_url }}{% if more %}a{% esle %}b{% endif %}",
    );
    expect(summary(problems.filter(({ code }) => code === "template-tag"))[0]).toMatchObject({
      points: "esle",
      hint: "did you mean `else`?",
    });
  });

  test("one mistake is said once, whatever value it is met with", async () => {
    const text = "{{ unsubscribe_url }}{{ posts[0].title | date: 'yyyy' }}";
    const problems = await problemsOf(ours().html.text, text);
    expect(problems.map(({ code }) => code)).toEqual(["template-liquid"]);
  });

  test("neither clock nor chance is in reach", async () => {
    expect(await codesOfText("{{ posts | sample }}")).toEqual(["template-filter"]);
    expect(await codesOfText('{{ "now" | date_to_string }}')).toEqual(["template-filter"]);
    expect(await codesOfText("{{ posts[0].published | date: 'd MMMM yyyy' }}")).toEqual([]);
  });
});

describe("MJML's, in the template and not in what it expands to", () => {
  // Inside of the loop, far below what the comment on top expands to.
  const inLoop = '<mj-text css-class="text post"';

  test("an attribute", async () => {
    expect(await mended(inLoop, '<mj-text colour="red" css-class="text post"')).toEqual([
      { code: "mjml-attribute", line: lineOf(inLoop), points: "colour" },
    ]);
  });

  test("an attribute on a line of its own", async () => {
    expect(await mended(inLoop, '<mj-text\n   colour="red" css-class="text post"')).toEqual([
      { code: "mjml-attribute", line: lineOf(inLoop) + 1, points: "colour" },
    ]);
  });

  test("a value", async () => {
    expect(await mended('padding="36px 0 12px"', 'padding="36px 0 twelve"')).toEqual([
      { code: "mjml-value", line: lineOf('padding="36px 0 12px"'), points: "padding" },
    ]);
  });

  test("an element", async () => {
    expect(
      await mended("<mj-title>{{ subject }}</mj-title>", "<mj-titel>{{ subject }}</mj-titel>"),
    ).toMatchObject([
      {
        code: "mjml-element",
        line: lineOf("<mj-title>"),
        points: "<mj-titel",
        hint: "did you mean `mj-title`?",
      },
    ]);
  });

  test("HTML outside of a text", async () => {
    expect(await mended("{%- if more %}", "<p>hello</p>\n{%- if more %}")).toMatchObject([
      { code: "mjml-element", line: lineOf("{%- if more %}"), points: "<p" },
    ]);
  });

  test("an element in the wrong place", async () => {
    expect(await mended("  </mj-body>", "<mj-text>hi</mj-text>\n  </mj-body>")).toEqual([
      { code: "mjml-nesting", line: lineOf("  </mj-body>"), points: "<mj-text" },
    ]);
  });

  test("an element that is not closed, which MJML mends in silence", async () => {
    const closing = "{{ more }}</a></mj-text>";
    const problems = await problemsWith([
      [closing, "{{ more }}</a>"],
      ["{%- if more %}", "{%- if true %}"],
    ]);
    expect(summary(problems)).toMatchObject([
      { code: "mjml-unclosed", line: lineOf(closing), points: "<mj-text" },
    ]);
  });

  test("a value without its second quotation mark", async () => {
    const written = 'padding="36px 0 12px"';
    expect(await mended(written, 'padding="36px 0 12px')).toEqual([
      { code: "mjml-open-value", line: lineOf(written), points: "<mj-section" },
    ]);
  });

  test("an end without a beginning", async () => {
    expect(await mended("  </mj-body>", "</mj-wrapper>\n  </mj-body>")).toEqual([
      { code: "mjml-stray", line: lineOf("  </mj-body>"), points: "</mj-wrapper>" },
    ]);
  });

  test("text that MJML drops in silence", async () => {
    expect(await mended("{%- if more %}", "hello\n{%- if more %}")).toMatchObject([
      { code: "mjml-lost-text", line: lineOf("{%- if more %}"), points: "h" },
    ]);
  });

  test("an include, which MJML drops in silence", async () => {
    expect(await mended("  </mj-body>", '<mj-include path="x.mjml" />\n  </mj-body>')).toEqual([
      { code: "template-include", line: lineOf("  </mj-body>"), points: "<mj-include" },
    ]);
  });

  test.each([
    ["", "mjml-missing"],
    ["<mjml></mjml>", "mjml-invalid"],
    ["<p>hello</p>", "mjml-missing"],
  ])("no document at all: %j", async (text, code) => {
    const problems = await problemsOf(text);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.place?.file).toBe("my/digest.mjml");
  });
});

test.each(["html", "text"] as const)(
  "a template without a way out is refused (%s)",
  async (part) => {
    const { html, text, partials = [] } = ours();
    const problems =
      part === "html"
        ? await problemsOf(without(html.text), text.text, withoutAll(partials))
        : await problemsOf(html.text, without(text.text));
    expect(problems).toMatchObject([{ code: "template-no-unsubscribe", level: "error" }]);
    expect(problems[0]?.place?.file).toBe(part === "html" ? "my/digest.mjml" : "my/digest.txt");
  },
);

describe("partials", () => {
  test("a mistake is shown in the partial's own file, Liquid's and MJML's both", async () => {
    const problems = await problemsWith([
      ["{{ date }} ·", "{{ dat }} ·"],
      ["<mj-title>", '<mj-title colour="red">'],
    ]);
    expect(problems.map(({ place }) => place?.file)).toEqual(["templates/masthead.liquid"]);
    const [only] = await problemsWith([["<mj-title>", '<mj-title colour="red">']]);
    expect(only).toMatchObject({
      code: "mjml-attribute",
      place: { file: "templates/head.liquid", line: lineOf("<mj-title>") },
    });
  });

  test("one's own take the place of ours, and an unknown one is said with a guess", async () => {
    expect(await mended('{%- render "more" %}', '{%- render "mor" %}')).toMatchObject([
      { code: "template-include", points: "mor", hint: "did you mean `more`?" },
    ]);
    const own = { file: "my/more.liquid", text: "<mj-text>{{ strings.read_an }}</mj-text>" };
    const { html, text, partials = [] } = ours();
    const problems = await problemsOf(html.text, text.text, [...partials, own]);
    expect(problems).toMatchObject([{ code: "template-variable", place: { file: own.file } }]);
  });

  test("one that renders itself ends", async () => {
    const own = { file: "my/more.liquid", text: '{% render "more" %}' };
    const { html, text, partials = [] } = ours();
    const problems = await problemsOf(html.text, text.text, [...partials, own]);
    expect(problems.map(({ code }) => code)).toEqual(["template-endless"]);
  });
});

describe("what today's posts do not reach is tried all the same", () => {
  test.each([
    ["{%- if post.image %}", "{{ post.imag }}", "template-variable", "post.imag"],
    ["{%- if brief %}", "{{ nope }}", "template-variable", "nope"],
    ["{%- if more %}", "<mj-spacer hight='3px' />", "mjml-attribute", "hight"],
    ["{%- if brief %}", "<mj-spacer hight='3px' />", "mjml-attribute", "hight"],
  ])("below %s", async (branch, mistake, code, points) => {
    expect(await mended(branch, `${branch}\n${mistake}`)).toMatchObject([
      { code, line: lineOf(branch) + 1, points },
    ]);
  });

  test("in the text, too", async () => {
    const text = "{{ unsubscribe_url }}{% if more %}{{ mor }}{% endif %}";
    expect(summary(await problemsOf(ours().html.text, text))).toMatchObject([
      { code: "template-variable", line: 1, points: "mor" },
    ]);
  });
});

describe("marks in a template", () => {
  test("lead from what it expanded to back to where it was written", () => {
    const template = "one {{ a }} two\n  {%- if b %}\n  three {{ a }}{% endif %}\n\tfour";
    const { text, runs } = marked(template);
    const plain = expandByHand(template);
    expect(plain).toBe("one AAAA two\n  three AAAA\n\tfour");
    const locate = locator(plain, expandByHand(text), runs);
    for (const word of ["one", "two", "three", "four"]) {
      expect(locate?.(plain.indexOf(word))?.offset).toBe(template.indexOf(word));
    }
    expect(locate?.(plain.indexOf("AAAA") + 2)?.offset).toBe(template.indexOf("{{ a }}"));
  });

  test("give up where they would lie", () => {
    const { text, runs } = marked("abc");
    expect(locator("something else", text, runs)).toBeUndefined();
  });
});
