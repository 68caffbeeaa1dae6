/** MDX without running it: its text and its plain HTML, not yet safe. */
import { escapeMarkup } from "../../../lib/text.ts";
import { VOID_ELEMENTS } from "../html/allow-list.ts";
import { type ChangeCounter, quoted } from "../changes.ts";
import { COMPONENTS } from "./components.ts";
import { type HastNode, type MarkdownSettings, mdxTree } from "./markdown.ts";

/** HTML, or where and why it isn't MDX. */
export type MdxHtml =
  | { readonly html: string }
  | { readonly broken: string; readonly line?: number; readonly column?: number };

/** satteri looks from every brace and tag for its end: characters read, of which so many take a second. */
const MOST_WORK = 300_000_000;

/**
 * The HTML of an MDX post. Imports, exports and expressions are dropped, but for those that are a plain
 * string; components that are well known become HTML, the others are dropped and named, and what stands
 * within them stays.
 */
export function mdxHtml(mdx: string, settings: MarkdownSettings, changes: ChangeCounter): MdxHtml {
  if (mdx.split(/[{<]/).length * mdx.length > MOST_WORK) {
    return { broken: "it is too long for so many braces and tags" };
  }
  let tree: HastNode;
  try {
    tree = mdxTree(mdx, settings);
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault);
    const place = /^(\d+):(\d+): /.exec(message);
    return {
      broken: place ? message.slice(place[0].length) : message,
      ...(place ? { line: Number(place[1]), column: Number(place[2]) } : {}),
    };
  }
  const out: Out = { parts: [], changes, pictures: importedPictures(tree) };
  write(tree, out);
  return { html: out.parts.join("") };
}

interface Out {
  readonly parts: string[];
  readonly changes: ChangeCounter;
  readonly pictures: ReadonlyMap<string, string>;
}

function write(node: HastNode, out: Out): void {
  switch (node.type) {
    case "root":
      return writeAll(node.children, out);
    case "text":
      return void out.parts.push(escapeMarkup(node.value));
    case "element": {
      if (node.properties["id"] === "footnote-label") return;
      if (node.properties["dataFootnotes"]) out.parts.push("<hr>\n");
      return writeElement(node.tagName, properties(node.properties), node.children, out);
    }
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement": {
      const attributes = jsxAttributes(node.attributes, out.pictures);
      const name = node.name ?? "";
      // A lower-case name is HTML, as in every dialect of JSX.
      if (/^[a-z][a-z0-9]*$/.test(name)) {
        return writeElement(name, attributes, node.children, out);
      }
      const known = COMPONENTS.get(name);
      if (known) out.parts.push(known(attributes));
      else if (name !== "") out.changes.add(`component ${quoted(name)} dropped, its text kept`);
      return writeAll(node.children, out);
    }
    case "mdxFlowExpression":
    case "mdxTextExpression":
      return void out.parts.push(expression(node.value, out.changes));
    case "mdxjsEsm":
    case "comment":
    case "doctype":
    case "raw":
      return;
  }
}

function writeAll(nodes: readonly HastNode[], out: Out): void {
  for (const node of nodes) write(node, out);
}

function writeElement(
  name: string,
  attributes: ReadonlyMap<string, string>,
  children: readonly HastNode[],
  out: Out,
): void {
  let tag = `<${name}`;
  for (const [key, value] of attributes) tag += ` ${key}="${escapeMarkup(value)}"`;
  out.parts.push(`${tag}>`);
  if (VOID_ELEMENTS.has(name) || name === "input") return;
  writeAll(children, out);
  out.parts.push(`</${name}>`);
}

/** A comment may be the mark that ends the beginning; a string is text; the rest is a program. */
function expression(source: string, changes: ChangeCounter): string {
  const comment = /^\s*\/\*([^]*)\*\/\s*$/.exec(source)?.[1];
  if (comment !== undefined) return `<!--${comment.replaceAll("-->", "")}-->`;
  const text = stringLiteral(source);
  if (text !== undefined) return escapeMarkup(text);
  if (source.trim() !== "") changes.add("expression in braces dropped");
  return "";
}

function stringLiteral(source: string): string | undefined {
  const literal = /^\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`|(\d+(?:\.\d+)?))\s*$/.exec(
    source,
  );
  return literal?.slice(1).find((text) => text !== undefined);
}

interface JsxAttribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
}

function jsxAttributes(
  written: readonly JsxAttribute[],
  pictures: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const { type, name, value } of written) {
    if (type !== "mdxJsxAttribute" || name === undefined) continue;
    const text = attributeText(value, pictures);
    if (text !== undefined && /^[A-Za-z][\w:-]*$/.test(name)) attributes.set(htmlName(name), text);
  }
  return attributes;
}

function attributeText(value: unknown, pictures: ReadonlyMap<string, string>): string | undefined {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value !== "object" || !("value" in value)) return undefined;
  const source = value.value;
  return typeof source === "string"
    ? (stringLiteral(source) ?? pictures.get(source.trim()) ?? fileNamedBy(source))
    : undefined;
}

// `useBaseUrl("/img/a.png")` and `require("./a.png").default` are what stands in them.
function fileNamedBy(source: string): string | undefined {
  const call =
    /^\s*(?:useBaseUrl|require)\(\s*(["'`])([^"'`$\\\n]{1,500})\1\s*\)(?:\.default)?\s*$/;
  return call.exec(source)?.[2];
}

/** Pictures by the names under which a post imports them: `import photo from "./photo.jpg"`. */
function importedPictures(tree: HastNode): ReadonlyMap<string, string> {
  const pictures = new Map<string, string>();
  for (const node of "children" in tree ? tree.children : []) {
    if (node.type !== "mdxjsEsm") continue;
    for (const [, name = "", , path = ""] of node.value.matchAll(PICTURE))
      pictures.set(name, path).set(`${name}.src`, path);
  }
  return pictures;
}

const PICTURE =
  /^import (\w{1,50}) from (["'])([^"'\n]{1,500}\.(?:avif|gif|jpe?g|png|svg|webp))\2/gim;

function properties(written: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(written)) {
    const text = Array.isArray(value) ? value.join(" ") : value === true ? "" : value;
    if (typeof text === "string" || typeof text === "number") {
      attributes.set(htmlName(name), String(text));
    }
  }
  return attributes;
}

function htmlName(name: string): string {
  if (name === "className") return "class";
  return /^(?:data|aria)[A-Z]/.test(name)
    ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : name.toLowerCase();
}
