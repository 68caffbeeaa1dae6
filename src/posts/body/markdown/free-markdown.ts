/**
 * What Markdown has where no generator says which one is meant: words of Python-Markdown, of Pandoc with
 * Quarto, and of Obsidian.
 */
import { withAdmonitions } from "./admonitions.ts";
import { aroundFences } from "./fences.ts";

/**
 * Rewrites notes, Pandoc's attributes of code, words and links, Quarto's cells, and `==marked==` text, outside of
 * code. Takes time linear in the length.
 */
export function fromFreeMarkdown(source: string): string {
  const admonished = withAdmonitions(source);
  if (!QUICK.test(admonished)) return admonished;
  const noted = withNotes(admonished);
  return aroundFences(noted, plainly, code);
}

// What one of them begins with: most posts have none of it.
const INLINE_BEGINS =
  /[)\]*_`":]\{[ .:#\w]|==[^\s=]|%%|\[(?:caption|gallery)|:(?:material|fontawesome|octicons|simple)-/;
const QUICK = new RegExp(`${INLINE_BEGINS.source}|\\^\\[|(?:\`\`\`|~~~) *\\{`);

/** Pandoc's notes within a line, `^[like this]`, as those with a number. */
function withNotes(source: string): string {
  if (!source.includes("^[")) return source;
  const notes: string[] = [];
  const text = source.replace(NOTE, (whole, kept: string | undefined, note: string = "") => {
    if (kept !== undefined) return whole;
    notes.push(`[^note-${notes.length + 1}]: ${note}`);
    return `[^note-${notes.length}]`;
  });
  return notes.length === 0 ? source : `${text}\n\n${notes.join("\n")}\n`;
}

const NOTE =
  /(^ {0,3}```[^]*?^ {0,3}```|(?<!`)`[^`\n]{1,2000}`)|(?<=\S)\^\[((?:[^[\]\n]|\n(?!\n)|\[[^[\]\n]{0,200}\](?:\([^()\n]{0,500}\))?){1,1000})\]/gm;

/** `{.python .numbered}`, `{python}` and `{r, echo=FALSE}` name a language; `{=html}` is not shown as code. */
function code(block: string, opened: RegExpExecArray): string {
  const { info = "", fence = "" } = opened.groups ?? {};
  const [braces, inner = ""] = /^ *\{([^{}\n]*)\}/.exec(info) ?? [];
  if (braces === undefined) return block;
  const [first = "", ...lines] = block.split("\n");
  const raw = /^=(\w+)$/.exec(inner.trim())?.[1];
  if (raw !== undefined) return raw === "html" ? `\n${lines.slice(0, -1).join("\n")}\n` : "";
  const language = /^\.?([\w+#-]+)/.exec(inner.trim())?.[1] ?? "";
  const start = first.slice(0, first.indexOf(fence)) + fence;
  // Lines that begin with `#|` tell Quarto what to do with a cell: whether to show its code, for one.
  const isCell = /^\w/.test(inner.trim());
  const options = isCell ? lines.filter((line) => OPTION.test(line)) : [];
  const isHidden = options.some((line) => /\b(?:echo|include): *false/i.test(line));
  if (isHidden || (isCell && /\b(?:echo|include) *= *F(?:ALSE)?\b/.test(inner))) return "";
  const shown = isCell ? lines.filter((line) => !OPTION.test(line)) : lines;
  return [`${start}${language}`, ...shown].join("\n");
}

const OPTION = /^\s*(?:#|\/\/|--)\|/;

// Code within a line is met first, and stays.
const INLINE = new RegExp(
  [
    "(`+)[^`][^\\n]{0,2000}?\\1(?!`)",
    "\\[([^\\][\\n]{1,300})\\]\\{[.#][^{}\\n]{0,200}\\}",
    '(?<=[)\\]*_`":])\\{:? ?(?:[.#][\\w-]|[\\w-]{1,30}=)[^{}\\n]{0,200}\\}',
    "(?<![=\\w])==(?=[^\\s=])([^=\\n]{1,300}?)(?<!\\s)==(?![=\\w])",
    // Comments of Obsidian, and what WordPress would have put in.
    "(?<!\\S)%%(?=[^%\\s])[^%\\n]{1,1000}%%(?!\\S)",
    "\\\\?\\[(?:caption|gallery)(?: [^\\]\\n]{0,500})?\\\\?\\](?![([:])|\\\\?\\[/caption\\\\?\\]",
    ":(?:material|fontawesome|octicons|simple)-[\\w-]{1,60}:(?:\\{[^{}\\n]{0,100}\\})?",
  ].join("|"),
  "g",
);

const LONGEST_HEADING = 1000;
const HEADING = /(?:^|\n) {0,3}#{1,6} [^\n]*$/;

function plainly(text: string): string {
  if (!INLINE_BEGINS.test(text)) return text;
  return text.replace(
    INLINE,
    (whole, ticks?: string, words?: string, marked?: string, at: number = 0) => {
      if (ticks !== undefined) return whole;
      if (words !== undefined) return words;
      if (marked !== undefined) return `<mark>${marked}</mark>`;
      // Attributes of a heading are those of its id.
      return HEADING.test(text.slice(Math.max(0, at - LONGEST_HEADING), at)) ? whole : "";
    },
  );
}
