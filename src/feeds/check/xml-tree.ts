/** The one door to `saxes`: a strict XML parser's view of a feed. */
import { SaxesParser } from "saxes";

/** An element; names of known namespaces have their usual prefix, others stand as `{uri}name`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own character data, without that of its children. */
  readonly text: string;
  /** Lines of its start and its end tag, from 1. */
  readonly line: number;
  readonly lastLine: number;
}

export type ParsedXml =
  | { readonly root: XmlElement; readonly namespaces: readonly string[] }
  | { readonly fault: string; readonly line: number };

type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] } & {
  children: Growing[];
  attributes: Map<string, string>;
};

const PREFIXES: Readonly<Record<string, string>> = {
  "": "",
  "http://www.w3.org/2005/Atom": "atom:",
  "http://purl.org/rss/1.0/modules/content/": "content:",
  "http://purl.org/dc/elements/1.1/": "dc:",
  "http://search.yahoo.com/mrss/": "media:",
  "http://purl.org/syndication/history/1.0": "fh:",
  "http://purl.org/atompub/tombstones/1.0": "at:",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
  "http://www.w3.org/XML/1998/namespace": "xml:",
};

const DECLARATIONS = "http://www.w3.org/2000/xmlns/";

export function parseXml(text: string): ParsedXml {
  const parser = new SaxesParser({ xmlns: true });
  const document = grown("", 1);
  const open = [document];
  const namespaces = new Set<string>();
  let fault: string | undefined;
  let line = 1;
  const append = (piece: string): void => {
    const innermost = open.at(-1);
    if (innermost !== undefined) innermost.text += piece;
  };
  parser.on("error", (error) => {
    if (fault !== undefined) return;
    fault = error.message.replace(/^\d+:\d+: /, "");
    line = parser.line;
  });
  parser.on("opentag", (tag) => {
    const element = grown(qualified(tag.uri, tag.local), parser.line);
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      if (uri === DECLARATIONS) namespaces.add(value);
      else element.attributes.set(qualified(uri, local), value);
    }
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) closed.lastLine = parser.line;
  });
  parser.on("text", append);
  parser.on("cdata", append);
  parser.write(text).close();
  const [root] = document.children;
  if (fault !== undefined || root === undefined) return { fault: fault ?? "no element", line };
  return { root, namespaces: [...namespaces] };
}

/** The `atom:link` children with that relation; without one, a link is an alternate (RFC 4287, 4.2.7.2). */
export function links(parent: XmlElement, rel: string): readonly XmlElement[] {
  return parent.children.filter(
    ({ name, attributes }) =>
      name === "atom:link" && (attributes.get("rel") ?? "alternate") === rel,
  );
}

/** The text of the first child of that name. */
export function textOf(parent: XmlElement, name: string): string | undefined {
  return parent.children.find((child) => child.name === name)?.text;
}

/** Whether a namespace is one of those that the rules know. */
export function isKnownNamespace(uri: string): boolean {
  return Object.hasOwn(PREFIXES, uri);
}

function grown(name: string, line: number): Growing {
  return { name, attributes: new Map(), children: [], text: "", line, lastLine: line };
}

function qualified(uri: string, local: string): string {
  return (PREFIXES[uri] ?? `{${uri}}`) + local;
}
