/**
 * What safe HTML must be, said without a look at how it is made: the lists here are this file's own, and
 * three parsers read what it wrote: one of XML, one that forgives everything, one that follows the HTML
 * standard to the letter as browsers do.
 */
import { Parser } from "htmlparser2";
import { SaxesParser } from "saxes";
import { type HastNode, htmlToHast } from "satteri";

const ELEMENTS = new Set(
  (
    "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del " +
    "details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li " +
    "mark nav ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup " +
    "table tbody td tfoot th thead time tr track u ul var video wbr"
  ).split(" "),
);

const ATTRIBUTES = new Set(
  (
    "align alt cite class colspan controls datetime default dir height href id kind label lang media " +
    "open poster reversed rowspan scope sizes span src srclang srcset start title type value width"
  ).split(" "),
);

/** What is wrong with a piece of HTML; empty where it is safe to put into a feed or a mail. */
export function unsafeIn(html: string): string[] {
  return [...illegalCharacters(html), ...notXml(html), ...notAllowed(html), ...readTwoWays(html)];
}

function illegalCharacters(html: string): string[] {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(html)
    ? ["a character that XML cannot hold"]
    : [];
}

function notXml(html: string): string[] {
  const wrong: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => wrong.push(`not XML: ${error.message}`));
  parser.write(`<x>${html}</x>`).close();
  return wrong;
}

function notAllowed(html: string): string[] {
  const wrong: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!ELEMENTS.has(name)) wrong.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        wrong.push(...wrongAttribute(name, attribute, value));
      }
    },
    oncomment: () => wrong.push("a comment"),
    onprocessinginstruction: (name) => wrong.push(name),
  });
  parser.end(html);
  return wrong;
}

function wrongAttribute(element: string, name: string, value: string): string[] {
  if (!ATTRIBUTES.has(name)) return [`${element} ${name}`];
  const wrong = [`${element} ${name}="${value}"`];
  switch (name) {
    case "href":
      return element === "a" && /^(?:https?:\/\/[^/]|mailto:|tel:)/.test(value) ? [] : wrong;
    case "cite":
      return /^(?:https?:\/\/[^/]|mailto:|tel:)/.test(value) ? [] : wrong;
    case "src":
    case "poster":
      return /^https?:\/\/[^/]/.test(value) ? [] : wrong;
    case "srcset":
      return value.split(", ").every((one) => /^https?:\/\/[^/\s]\S*(?: [\d.]+[wx])?$/.test(one))
        ? []
        : wrong;
    case "class":
      return /^language-[\w+#.-]+$/.test(value) ? [] : wrong;
    case "dir":
      return /^(?:ltr|rtl|auto)$/.test(value) ? [] : wrong;
    default:
      return [];
  }
}

/** An HTML parser that moves or adds elements reads something else than was written. */
function readTwoWays(html: string): string[] {
  const [asXml, asHtml] = [xmlOutline(html), htmlOutline(html)];
  return asXml === asHtml ? [] : [`XML: ${asXml}`, `HTML: ${asHtml}`];
}

function xmlOutline(html: string): string {
  const outline: string[] = [];
  const parser = new SaxesParser({ fragment: true });
  parser.on("opentag", ({ name }) => outline.push(`<${name}`));
  parser.on("closetag", ({ name }) => outline.push(`/${name}`));
  parser.on("error", () => {});
  parser.write(html).close();
  return outlineOf(outline);
}

function htmlOutline(html: string): string {
  const outline: string[] = [];
  function walk(node: HastNode): void {
    if (node.type === "element") outline.push(`<${node.tagName}`);
    if ("children" in node) for (const child of node.children) walk(child);
    if (node.type === "element") outline.push(`/${node.tagName}`);
  }
  walk(htmlToHast(html, { fragment: true }));
  return outlineOf(outline);
}

// HTML's parser puts these around rows and columns by itself.
function outlineOf(outline: readonly string[]): string {
  return outline.filter((one) => !/^[</](?:tbody|colgroup)$/.test(one)).join(" ");
}
