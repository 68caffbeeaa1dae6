/** Shortcodes in which no Markdown stands: code, formulas, what a script would draw, notes between authors. */
import { escapeMarkup } from "../../../lib/text.ts";
import { type Arguments, firstNamed, readArguments } from "./arguments.ts";
import { boxStart } from "./boxes.ts";
import { codeBlock } from "./markup.ts";
import { type Meaning, NOTHING, type Tag } from "./tag.ts";

const DIAGRAMS: ReadonlySet<string> = new Set(["d2", "graphviz", "mermaid", "plantuml"]);
const FORMULAS: ReadonlySet<string> = new Set(["katex", "math", "mathjax"]);
const DRAWN: ReadonlySet<string> = new Set(["chart", "chartjs", "echarts", "script"]);

/**
 * Whether a shortcode takes what stands before its end as it is.
 *
 * @param rest what stands behind its name
 * @param body looked into only where the name leaves it open: fences in it are the author's own
 */
export function isVerbatim(name: string, rest: string, body: () => string): boolean {
  if (name === "highlight" || name === "comment") return true;
  if (DIAGRAMS.has(name) || FORMULAS.has(name) || DRAWN.has(name)) return true;
  // Docsy's tabs hold code as soon as they say in which language.
  const isCode = name === "code" || (name === "tab" && /\blang\s{0,9}=/.test(rest));
  return isCode && !/^[ \t]{0,9}(?:```|~~~)/m.test(body());
}

/** What such a shortcode means; undefined where it shows nothing without a script. */
export function verbatimMeaning({ name, rest }: Tag, body: string): Meaning | undefined {
  if (name === "comment") return NOTHING;
  if (FORMULAS.has(name)) return { html: escapeMarkup(body.trim()) };
  if (DRAWN.has(name)) return undefined;
  if (DIAGRAMS.has(name)) return codeBlock(body, name);
  const given = readArguments(rest);
  if (name === "code") return codeBlock(body, languageOf(given));
  const title = boxStart(name, given)?.html ?? "";
  return { html: title + codeBlock(body, firstNamed(given, "lang")).html };
}

function languageOf(given: Arguments): string | undefined {
  const named = firstNamed(given, "lang", "language") ?? given.positional[0];
  return named ?? /\.(\w{1,10})$/.exec(firstNamed(given, "file") ?? "")?.[1];
}
