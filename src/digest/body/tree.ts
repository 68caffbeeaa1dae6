/** One of the doors to `parse5`: the text of a post as browsers would read it, as plain values. */
import {
  defaultTreeAdapter,
  type DefaultTreeAdapterTypes,
  html as names,
  parseFragment,
} from "parse5";

export type BodyNode = BodyElement | string;

export interface BodyElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly BodyNode[];
}

/**
 * Reads HTML as what stands in a `<div>`: whatever is written, what comes out is one tree, of which
 * nothing can end a parent. Comments and whatever is no HTML, such as SVG, is left out.
 */
export function parseBody(html: string): readonly BodyNode[] {
  const context = defaultTreeAdapter.createElement("div", names.NS.HTML, []);
  // What parse5 is given it moves into a fragment one by one, each time past all that are left: a
  // hundred thousand paragraphs take ten seconds, in an element of their own none.
  const [shell, ...others] = parseFragment(context, `<div>${html}`, {}).childNodes;
  const own = shell && "childNodes" in shell ? shell.childNodes : [];
  return plain([...own, ...others], 0);
}

function plain(nodes: readonly ChildNode[], depth: number): BodyNode[] {
  if (depth > DEEPEST) return [];
  return nodes.flatMap((node): BodyNode[] => {
    if (isText(node)) return [node.value];
    if (!("tagName" in node) || node.namespaceURI !== names.NS.HTML) return [];
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    return [{ tag: node.tagName, attributes, children: plain(node.childNodes, depth + 1) }];
  });
}

type ChildNode = DefaultTreeAdapterTypes.ChildNode;

function isText(node: ChildNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === "#text";
}

// Deeper than any text, and far from what recursion can take.
const DEEPEST = 200;

/** The text of nodes, without any markup. */
export function textOf(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node) =>
      typeof node === "string" ? node : node.tag === "br" ? "\n" : textOf(node.children),
    )
    .join("");
}

/** The first element of these tags, in the order of reading. */
export function findElement(
  nodes: readonly BodyNode[],
  ...tags: readonly string[]
): BodyElement | undefined {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    const found = tags.includes(node.tag) ? node : findElement(node.children, ...tags);
    if (found) return found;
  }
  return undefined;
}
