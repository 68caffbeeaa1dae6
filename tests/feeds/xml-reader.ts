/** A strict, namespace-aware XML parser's view of a text, as a tree. */
import { SaxesParser } from "saxes";

export interface XmlElement {
  /** `{namespace}local`, or the local name alone where there is no namespace. */
  readonly name: string;
  /** Prefixed attributes by `{namespace}local`; namespace declarations are not attributes. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own character data, in order, without that of its children. */
  readonly text: string;
}

interface Growing {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Growing[];
  text: string;
}

/** @throws Error at the first thing that XML 1.0 or Namespaces in XML forbids. */
export function parseXml(text: string): XmlElement {
  const document: Growing = { name: "", attributes: new Map(), children: [], text: "" };
  const open = [document];
  const parser = new SaxesParser({ xmlns: true });
  const innermost = (): Growing => open.at(-1) ?? document;
  const addText = (piece: string): void => {
    innermost().text += piece;
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter(({ uri }) => uri !== "http://www.w3.org/2000/xmlns/")
      .map(({ uri, local, value }) => [qualified(uri, local), value] as const);
    const element = {
      name: qualified(tag.uri, tag.local),
      attributes: new Map(attributes),
      children: [],
      text: "",
    };
    innermost().children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  const [root] = document.children;
  if (root === undefined) throw new Error("no element");
  return root;
}

function qualified(uri: string, local: string): string {
  return uri === "" ? local : `{${uri}}${local}`;
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The one child of that name; undefined where there is none, an error where there are several. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  const found = childrenOf(element, name);
  if (found.length > 1) throw new Error(`${found.length} times ${name} in ${element.name}`);
  return found[0];
}
