/** The one door to `parse5`: HTML as browsers read it, and where that is not what was written. */
import {
  defaultTreeAdapter,
  type DefaultTreeAdapterTypes,
  html as vocabulary,
  parseFragment,
  Tokenizer,
} from "parse5";

export interface HtmlNode {
  readonly tag: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

export interface ParsedHtml {
  readonly elements: readonly HtmlNode[];
  /** Names of the HTML standard's parse errors, and tags that a browser moves, closes or ignores. */
  readonly faults: readonly string[];
}

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Reads HTML as what stands in a `<div>`. */
export function parseHtml(html: string): ParsedHtml {
  const faults: string[] = [];
  const context = defaultTreeAdapter.createElement("div", vocabulary.NS.HTML, []);
  // In an element of its own: parse5 takes the square of the number of all that is not in one.
  const fragment = parseFragment(context, `<div>${html}`, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code }) => void faults.push(code),
  });
  const [, ...nodes] = descendants(fragment.childNodes);
  const elements = nodes.filter((node): node is Element => "tagName" in node);
  faults.push(...ambiguousAmpersands(html), ...misplaced(nodes, elements, tagCounts(html)));
  return {
    elements: elements.map(({ tagName, attrs }) => ({ tag: tagName, attributes: attrs })),
    faults: [...new Set(faults)],
  };
}

function* descendants(nodes: readonly Node[]): Iterable<Node> {
  for (const node of nodes) {
    yield node;
    if ("childNodes" in node) yield* descendants(node.childNodes);
  }
}

// Allowed by today's standard, an error in the parser that the validator uses.
function* ambiguousAmpersands(html: string): Iterable<string> {
  const [found] = /&(?=[a-z])(?![a-z0-9]+;)\S{0,9}/i.exec(html) ?? [];
  if (found !== undefined) yield `an ampersand that is not escaped: \`${found}\``;
}

/** parse5 is silent about errors of structure: they show where its tree differs from the tags. */
function* misplaced(
  nodes: readonly Node[],
  elements: readonly Element[],
  written: TagCounts,
): Iterable<string> {
  let reached = -1;
  for (const node of nodes) {
    const at = node.sourceCodeLocation?.startOffset;
    const name = node.nodeName === "#text" ? "text" : `\`<${node.nodeName}>\``;
    if (at === undefined || at === null) {
      if (!IMPLIED.has(node.nodeName)) yield `${name} is opened by nothing`;
    } else if (at <= reached) yield `${name} has no place where it stands`;
    else reached = at;
  }
  for (const { tagName, sourceCodeLocation: location } of elements) {
    const closed = Boolean(location?.endTag) || MAY_STAY_OPEN.has(tagName);
    if (location && !closed) yield `\`<${tagName}>\` is not closed where it should be`;
  }
  const opened = elements.filter((element) => element.sourceCodeLocation?.startTag).length;
  const closed = elements.filter((element) => element.sourceCodeLocation?.endTag).length;
  if (written.start !== opened) yield "a start tag where none may be";
  if (written.end !== closed) yield "an end tag that closes nothing";
}

const IMPLIED = new Set(["tbody", "colgroup", "tr"]);
const MAY_STAY_OPEN = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd tr td th tbody thead tfoot option optgroup rt rp colgroup caption".split(
    " ",
  ),
);

interface TagCounts {
  start: number;
  end: number;
}

function tagCounts(html: string): TagCounts {
  const counts = { start: 0, end: 0 };
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: () => void counts.start++,
      onEndTag: () => void counts.end++,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(html, true);
  return counts;
}

function ignore(): void {}
