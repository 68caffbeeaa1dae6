/** One of the doors to `parse5`: a whole mail as browsers read it, and where each element was written. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";

export interface MailElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent?: MailElement;
  readonly children: readonly (MailElement | string)[];
  /** Its start tag as it was written; empty for one that a browser adds. */
  readonly written: string;
  /** Whether its end was written where it ends, or need not be. */
  readonly isClosed: boolean;
}

export interface ParsedMail {
  /** Every element, parents before children. */
  readonly elements: readonly MailElement[];
  /** Errors by the names that the HTML standard gives them, and the tag in which they are. */
  readonly faults: readonly { readonly name: string; readonly written: string }[];
}

export function parseMail(html: string): ParsedMail {
  const faults: { name: string; written: string }[] = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError({ code, startOffset }) {
      const start = Math.max(0, html.lastIndexOf("<", startOffset));
      faults.push({ name: code, written: html.slice(start, html.indexOf(">", startOffset) + 1) });
    },
  });
  const elements: MailElement[] = [];
  const read = (node: Node, parent: MailElement | undefined): MailElement | string | undefined => {
    if ("value" in node) return node.value;
    if (!("tagName" in node)) return undefined;
    const location = node.sourceCodeLocation;
    const { startOffset, endOffset } = location?.startTag ?? { startOffset: 0, endOffset: 0 };
    const children: (MailElement | string)[] = [];
    const element: MailElement = {
      tag: node.tagName,
      attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
      ...(parent && { parent }),
      children,
      written: html.slice(startOffset, endOffset),
      isClosed: !location?.startTag || Boolean(location.endTag) || MAY_STAY_OPEN.has(node.tagName),
    };
    elements.push(element);
    for (const child of node.childNodes) {
      const inner = read(child, element);
      if (inner !== undefined) children.push(inner);
    }
    return element;
  };
  for (const node of document.childNodes) read(node, undefined);
  return { elements, faults };
}

type Node = DefaultTreeAdapterTypes.ChildNode;

// Void elements, and those whose end tags the standard lets one leave out.
const MAY_STAY_OPEN = new Set(
  "html head body area base br col embed hr img input link meta source track wbr p li dt dd tr td th tbody thead tfoot option optgroup rt rp colgroup caption".split(
    " ",
  ),
);

/** What a reader sees of an element's text, pictures by their alternative text. */
export function textIn({ tag, attributes, children }: MailElement): string {
  if (UNSEEN.has(tag)) return "";
  if (tag === "img") return attributes["alt"] ?? "";
  return children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
}

/** The text of a `<style>`. */
export function sheetIn({ children }: MailElement): string {
  return children.filter((child) => typeof child === "string").join("");
}

/** Elements whose text is no text. */
export const UNSEEN: ReadonlySet<string> = new Set([
  "head",
  "style",
  "script",
  "title",
  "template",
]);

/** The element and all that it stands in, from the inside. */
export function* outwards(element: MailElement): Iterable<MailElement> {
  for (let at: MailElement | undefined = element; at; at = at.parent) yield at;
}
