/** kramdown's attribute lists: `{: .class #id key="value"}`, behind something or on a line below it. */
import { escapeMarkup } from "../../../lib/text.ts";
import type { Meaning, Tag } from "./tag.ts";

export interface AttributeList {
  readonly tag: Tag;
  readonly end: number;
  /** Set where it has a line for itself. */
  readonly line?: { readonly start: number; readonly end: number };
  /** `{:toc}`: a table of contents is to stand here. */
  readonly isContents: boolean;
}

/** Longer ones are no attribute lists. */
const LONGEST = 400;

/** The attribute list that begins there, or undefined if it is something else, such as Rust's `{:?}`. */
export function readAttributeList(source: string, at: number): AttributeList | undefined {
  const [written, inside = ""] = LIST.exec(source.slice(at, at + LONGEST)) ?? [];
  if (written === undefined || !ITEMS.test(inside) || inside.trim() === "") return undefined;
  const end = at + written.length;
  const id = /(?:^|\s)#([\w:.-]+)/.exec(inside)?.[1];
  const tag: Tag = { form: "attributes", name: "", rest: id ?? "", inCode: written };
  const before = /(?:^|\n)( {0,3})$/.exec(source.slice(Math.max(0, at - 4), at))?.[1];
  const after = /^[ \t]*(?:\n|$)/.exec(source.slice(end, end + LONGEST))?.[0];
  return {
    tag,
    end,
    ...(before !== undefined && after !== undefined
      ? { line: { start: at - before.length, end: end + after.length } }
      : {}),
    isContents: /(?:^|\s)toc(?:\s|$)/.test(inside),
  };
}

// A value may hold an output tag: `srcset="{{ site.baseurl }}/x.png 2x"`.
const LIST = /^\{:((?:[^{}\n]|\{\{[^{}\n]*\}\})*)\}/;

const ITEMS =
  /^\s*(?:(?:[.#][\w:.-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'=]+)|toc|no_toc|footnotes|auto_ids)(?:\s+|$))*$/;

/** Its classes go; an id stays as a target for links. */
export function attributesMeaning(tag: Tag): Meaning {
  return { html: tag.rest === "" ? "" : `<a id="${escapeMarkup(tag.rest)}"></a>` };
}
