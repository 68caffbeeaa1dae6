/** Recognises the forms of tags: `{% … %}` and `{{ … }}` of every dialect. */
import type { Dialect } from "../../../model/config.ts";
import type { Finder } from "./finder.ts";
import type { Tag } from "./tag.ts";
import { isVerbatim } from "./verbatim.ts";

/** Braces that were met: where, and where the next closing pair of that kind ends. */
export interface Met {
  readonly source: string;
  readonly at: number;
  readonly close: number;
  readonly dialect: Dialect;
  readonly ends: Finder;
}

/** Longer ones are no tags but braces in a text. */
export const LONGEST_TAG = 4000;

export type Recognised =
  | { readonly is: "tag"; readonly tag: Tag; readonly end: number }
  /** Text that is to be shown as it stands, braces and all. */
  | { readonly is: "raw"; readonly text: string; readonly end: number };

/** Tags that take what stands before their end tag as it is, by the name of their end tag. */
const WITH_BODY: ReadonlyMap<string, string> = new Map([
  ["highlight", "endhighlight"],
  ["codeblock", "endcodeblock"],
  ["code", "endcode"],
  ["comment", "endcomment"],
  // What they would write cannot be known here, so what stands in them is no text either.
  ["for", "endfor"],
  ["tablerow", "endtablerow"],
  ["capture", "endcapture"],
  ["case", "endcase"],
  ["set", "endset"],
  ["macro", "endmacro"],
  ["css", "endcss"],
  ["js", "endjs"],
  ["schema", "endschema"],
]);

/** A `{% … %}`; undefined where braces are just braces. */
export function blockForms({ source, at, close, dialect, ends }: Met): Recognised | undefined {
  if (dialect === "hugo") return undefined;
  const inside = source.slice(at + 2, close - 2);
  const written = source.slice(at, close);
  if (dialect === "zola") return closed(callForm(inside, written, close));
  const [, name, rest = ""] = BLOCK.exec(inside) ?? [];
  if (name === undefined) return undefined;
  if (name === "raw" || name === "verbatim") {
    const found = ends.endTag(`end${name}`, close);
    if (found) return { is: "raw", text: source.slice(close, found.start), end: found.end };
  }
  if (dialect === "plain" && /^\w+\s*\(/.test(inside.trim())) {
    return closed(callForm(inside, written, close));
  }
  const endName = WITH_BODY.get(name);
  const found = endName === undefined ? undefined : ends.endTag(endName, close);
  const tag: Tag = { form: "block", name, rest: rest.trim(), inCode: written };
  if (!found) return { is: "tag", tag, end: close };
  const body = source.slice(close, found.start);
  const inCode = source.slice(at, found.end);
  return { is: "tag", tag: { ...tag, body, inCode }, end: found.end };
}

// Zola's `{% name() %}` cannot do without its end.
function closed(found: Recognised | undefined): Recognised | undefined {
  return found?.is === "tag" ? { ...found, tag: { ...found.tag, isClosed: true } } : found;
}

const BLOCK = /^-?\s{0,99}([A-Za-z_][\w.-]{0,60})((?=\s|$|[("'-])[^]*?)-?$/;

/** A `{{ … }}` or a Hugo shortcode; undefined where braces are just braces. */
export function outputForms(met: Met): Recognised | undefined {
  const { source, at, dialect } = met;
  const bracket = source[at + 2];
  if ((bracket === "<" || bracket === "%") && (dialect === "hugo" || dialect === "plain")) {
    return shortcodeForm(met, bracket === "<" ? ">" : "%");
  }
  if (dialect === "hugo") return undefined;
  // `{{{ x }}}` closes one brace later.
  const close = source[met.close] === "}" && bracket === "{" ? met.close + 1 : met.close;
  const written = source.slice(at, close);
  const inside = source.slice(at + 2, met.close - 2);
  if (dialect === "zola" || (dialect === "plain" && CALL.test(inside))) {
    return callForm(inside, written, close);
  }
  if (dialect === "plain" && !/^-?\s{0,9}(?:(?:site|page|post|config)\.|["'])/.test(inside)) {
    return undefined;
  }
  // `{{` in a text, and `}}` a paragraph later.
  if (inside.includes("{{") || /\n\s*\n/.test(inside)) return undefined;
  const rest = inside.replace(/^-/, "").replace(/-$/, "").trim();
  const tag: Tag = { form: "output", name: "", rest, inCode: written };
  return { is: "tag", tag, end: close };
}

function shortcodeForm({ source, at, ends }: Met, bracket: string): Recognised | undefined {
  const close = ends.after(`${bracket}}}`, at + 3);
  if (close < 0 || close - at > LONGEST_TAG) return undefined;
  const written = source.slice(at, close);
  const inside = source.slice(at + 3, close - 3).trim();
  if (inside.startsWith("/*") && inside.endsWith("*/")) {
    // An author shows a shortcode instead of using it.
    const shown = `{{${source[at + 2]}${source.slice(at + 5, close - 5)}${bracket}}}`;
    const tag: Tag = { form: "shortcode", name: "/*", rest: shown, inCode: shown };
    return { is: "tag", tag, end: close };
  }
  const [, name, rest = ""] = SHORTCODE.exec(inside) ?? [];
  if (name === undefined) return undefined;
  const found = name.startsWith("/") ? undefined : ends.endShortcode(name, close);
  const again = Math.min(
    ...["<", "%"].map((mark) => ends.after(`{{${mark} ${name}`, close)).filter((next) => next > 0),
  );
  const isClosed = found !== undefined && found.start < again && !rest.endsWith("/");
  const tag: Tag = { form: "shortcode", name, rest: rest.trim(), inCode: written, isClosed };
  const bodyOf = (): string => source.slice(close, found?.start);
  if (!found || !isClosed || !isVerbatim(name, rest, bodyOf)) return { is: "tag", tag, end: close };
  const body = bodyOf();
  const inCode = source.slice(at, found.end);
  return { is: "tag", tag: { ...tag, body, inCode }, end: found.end };
}

const SHORTCODE = /^(\/?\s{0,9}[\w.-]{1,60}(?:\/[\w.-]{1,60}){0,9})((?=\s|\/?$)[^]*)$/;

const CALL = /^\s{0,99}(\w{1,60}(?:::\w{1,60})?)\s{0,9}\(([^]*)\)\s{0,99}$/;

function callForm(inside: string, written: string, end: number): Recognised | undefined {
  if (/^\s*\/\*[^]*\*\/\s*$/.test(inside)) {
    const shown = written.replace("/*", "").replace("*/", "");
    const tag: Tag = { form: "call", name: "/*", rest: shown, inCode: shown };
    return { is: "tag", tag, end };
  }
  const isEnd = /^-?\s{0,99}end\s{0,99}-?$/.test(inside);
  const [, name, rest = ""] = CALL.exec(inside) ?? [];
  if (name === undefined && !isEnd) return undefined;
  const tag: Tag = { form: "call", name: name ?? "end", rest, inCode: written };
  return { is: "tag", tag, end };
}
