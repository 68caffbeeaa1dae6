/** Headers that MDX posts write as code: `export const metadata = { title: "…", date: "…" }`. */
import { emptyFields, setField } from "./fields.ts";
import type { Fields, Scalar, Value } from "./value.ts";

/**
 * What stands there in plain sight: texts, lists of texts, yes and no. The code is never run, and what it
 * would compute stays unknown. Undefined where a text does not begin with such an export, imports aside.
 */
export function exportedFields(text: string): Fields | undefined {
  const [begin] = EXPORT.exec(text) ?? [];
  if (begin === undefined) return undefined;
  const fields = emptyFields();
  for (const [, key = "", value = ""] of firstLevel(text, begin.length).matchAll(ENTRY)) {
    const read = valueIn(value);
    if (read) setField(fields, { key, value: read });
  }
  return fields;
}

const EXPORT =
  /^\s{0,99}(?:import [^\n]{1,500}\n\s{0,99}){0,40}export const (?:meta|metadata|frontmatter|frontMatter) ?(?::[^=\n]{1,50})?= ?\{/;

const TEXT = /"(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}'|`[^`\\$]{0,2000}`/.source;
const TEXTS = new RegExp(TEXT, "g");
const ENTRY = new RegExp(
  `(?:^|[,\\n])\\s*["']?(\\w{1,50})["']?\\s*:\\s*(true|false|(?:new Date\\(\\s*)?(?:${TEXT})|\\[[^\\][]{0,2000}\\])`,
  "g",
);

function valueIn(written: string): Value | undefined {
  if (written === "true" || written === "false")
    return { is: "scalar", text: written, quoted: false };
  const texts = Array.from(written.matchAll(TEXTS), ([text]) => scalar(text));
  if (!written.startsWith("[")) return texts[0];
  // A list with names in it that stand for something is known in part only.
  return /^[[\s,\]]*$/.test(written.replace(TEXTS, "")) ? { is: "list", items: texts } : undefined;
}

function scalar(literal: string): Scalar {
  const text = literal.slice(1, -1).replace(/\\(.)/g, "$1");
  return { is: "scalar", text, quoted: true };
}

const MOST = 8000;
const PIECE = new RegExp(`${TEXT}|${/[{}]|[^"'`{}]+|["'`]/.source}`, "g");

/** The code up to the brace that ends the object, without what stands in braces of its own. */
function firstLevel(text: string, start: number): string {
  let depth = 1;
  let own = "";
  for (const [piece] of text.slice(start, start + MOST).matchAll(PIECE)) {
    if (piece === "{") depth++;
    else if (piece === "}") depth--;
    else if (depth === 1) own += piece;
    if (depth === 0) break;
  }
  return own;
}
