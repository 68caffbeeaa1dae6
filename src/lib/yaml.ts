/** The one door to `yaml`: YAML 1.2 with its core schema, and nothing in it that runs or explodes. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { Span } from "./place.ts";

/** Something in a YAML text that is not as it should be. Offsets count from the start of that text. */
export interface YamlFault extends Span {
  readonly code: "syntax" | "duplicate-key" | "odd-key" | "tag" | "too-big";
  /** One line, lower case, no full stop. */
  readonly message: string;
  readonly hint?: string;
  /** Where the same key stood before. */
  readonly earlier?: Span;
}

export interface YamlText {
  /**
   * Plain values: null, booleans, numbers, strings (dates are strings), arrays, and objects that
   * inherit nothing, so that a key `constructor` is a key like another. Of a repeated key the last
   * counts. Where a syntax fault is reported this is what could be made out, and undefined where the
   * text is nested or expanded beyond all reason.
   */
  readonly value: unknown;
  readonly faults: readonly YamlFault[];
  /** Where the value at that path is written, or the key that leads to it; undefined where neither is. */
  readonly spanOf: (path: readonly (string | number)[], part: "key" | "value") => Span | undefined;
}

/** Reads one YAML document. Never throws, whatever the text. */
export function readYaml(text: string): YamlText {
  // Its own check for repeated keys compares every key with every other.
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const faults = syntaxFaults(document, text);
  const nothing = { value: undefined, spanOf: () => undefined };
  if (faults.some(({ code }) => code === "too-big")) return { ...nothing, faults };
  const conversion: Conversion = { targets: aliasTargets(document), faults, nodes: 0 };
  try {
    const value = convert(document.contents, 0, conversion);
    return { value, faults, spanOf: (path, part) => spanOf(document, path, part) };
  } catch (fault) {
    if (!(fault instanceof TooBig)) throw fault;
    return { ...nothing, faults: [tooBig(fault.message)] };
  }
}

// One slip makes the parser stumble several times on the same line: the first stumble tells most.
function syntaxFaults(document: Document.Parsed, text: string): YamlFault[] {
  const seen = new Set<number>();
  const faults: YamlFault[] = [];
  for (const error of [...document.errors, ...document.warnings]) {
    if (error.code === "RESOURCE_EXHAUSTION") return [tooBig("it is nested too deeply")];
    const line = text.lastIndexOf("\n", error.pos[0] - 1);
    if (seen.has(line)) continue;
    seen.add(line);
    const [start, end] = placeOf(error, document, text) ?? error.pos;
    faults.push({ ...wordsFor(error), start, end: Math.max(end, start + 1) });
  }
  return faults;
}

function placeOf(
  { message, pos: [at] }: YAMLError,
  document: Document.Parsed,
  text: string,
): readonly [number, number] | undefined {
  if (message.startsWith("Missing closing ")) return scalarAt(document.contents, at);
  const bracket = message.startsWith("Flow ") ? openBracket(text, at) : -1;
  return bracket < 0 ? undefined : [bracket, bracket + 1];
}

/** The nearest bracket before that place which is not closed in between; -1 where there is none. */
function openBracket(text: string, before: number): number {
  let closed = 0;
  for (let at = before - 1; at >= 0; at--) {
    const sign = text[at];
    if (sign === "]" || sign === "}") closed++;
    else if ((sign === "[" || sign === "{") && closed-- === 0) return at;
  }
  return -1;
}

// That a quote is not closed is noticed at its end; where it was opened is what helps.
function scalarAt(node: unknown, offset: number): [number, number] | undefined {
  if (isScalar(node)) {
    const [start = 0, end = 0] = node.range ?? [];
    return start < offset && offset <= end ? [start, start + 1] : undefined;
  }
  if (!isMap<ParsedNode>(node) && !isSeq<ParsedNode>(node)) return undefined;
  for (const item of node.items) {
    const inside =
      "key" in item
        ? (scalarAt(item.key, offset) ?? scalarAt(item.value, offset))
        : scalarAt(item, offset);
    if (inside) return inside;
  }
  return undefined;
}

function wordsFor({ code, message }: YAMLError): Omit<YamlFault, keyof Span> {
  const words = MISSING.find(([beginning]) => message.startsWith(beginning))?.[1] ?? WORDS[code];
  if (code === "TAG_RESOLVE_FAILED") return { code: "tag", message: "tags have no meaning here" };
  if (words) return { code: "syntax", message: words[0], hint: words[1] };
  return { code: "syntax", message: message.charAt(0).toLowerCase() + message.slice(1) };
}

const QUOTE_IT = "put the whole value in quotes";
const MISALIGNED = [
  "this is not indented like what it belongs to",
  "align it with its neighbours",
] as const;
const MISSING = [
  ["Missing closing ", ["a quote is opened here and never closed", "close it"]],
  [
    "Flow ",
    ["a bracket is opened here and never closed", "close it, or put the whole value in quotes"],
  ],
  ["A block sequence ", MISALIGNED],
  [
    "Missing , or : between ",
    ["a comma is missing, or a value with braces needs quotes", QUOTE_IT],
  ],
] as const;
const WORDS: Readonly<Partial<Record<YAMLError["code"], readonly [string, string]>>> = {
  BAD_SCALAR_START: ["a value cannot begin like this without quotes", QUOTE_IT],
  BLOCK_AS_IMPLICIT_KEY: ["a value with a colon and a space in it needs quotes", QUOTE_IT],
  UNEXPECTED_TOKEN: ["nothing more can follow here", QUOTE_IT],
  TAB_AS_INDENT: ["a tab cannot indent", "indent with spaces"],
  BAD_INDENT: MISALIGNED,
  BAD_ALIAS: ["`*` and `&` have a meaning of their own at the beginning of a value", QUOTE_IT],
  BAD_DQ_ESCAPE: [
    "a backslash has a meaning of its own in double quotes",
    "use single quotes, or two backslashes",
  ],
  MULTILINE_IMPLICIT_KEY: ["this is no key with a value", "a colon and a space go between them"],
  MULTIPLE_DOCS: ["a second document begins here", "remove everything from this `---` on"],
};

interface Conversion {
  readonly targets: ReadonlyMap<unknown, unknown>;
  readonly faults: YamlFault[];
  nodes: number;
}

/**
 * What each alias stands for: the nearest node before it with that anchor. The library looks through
 * the whole document for each, and a text that is made to hurt has a hundred thousand.
 */
function aliasTargets(document: Document.Parsed): Map<unknown, unknown> {
  const anchors = new Map<string, unknown>();
  const targets = new Map<unknown, unknown>();
  visit(document, (_, node) => {
    if (isAlias(node)) targets.set(node, anchors.get(node.source));
    else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  });
  return targets;
}

class TooBig extends Error {}

function tooBig(message: string): YamlFault {
  return { code: "too-big", message, start: 0, end: 1 };
}

// Far beyond what a person writes, far below what hurts: aliases of aliases multiply.
const MOST_NODES = 100_000;
const MOST_DEPTH = 64;

function convert(node: unknown, depth: number, conversion: Conversion): unknown {
  if (depth > MOST_DEPTH) throw new TooBig("it is nested too deeply");
  if (++conversion.nodes > MOST_NODES) throw new TooBig("it expands to far too many values");
  if (isAlias(node)) {
    const target = conversion.targets.get(node);
    if (target) return convert(target, depth + 1, conversion);
    const message = `\`*${node.source}\` refers to an anchor that is not there`;
    conversion.faults.push({ code: "syntax", message, hint: QUOTE_IT, ...spanOfNode(node) });
    return null;
  }
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => convert(item, depth + 1, conversion));
  if (!isMap<ParsedNode>(node)) return null;
  const keys = new Map<string, Span>();
  const value: Record<string, unknown> = Object.create(null);
  for (const pair of node.items) {
    const span = spanOfNode(pair.key);
    if (!isScalar(pair.key)) {
      conversion.faults.push({ code: "odd-key", message: "a key has to be text", ...span });
      continue;
    }
    const key = keyText(pair.key);
    const earlier = keys.get(key);
    if (earlier) {
      const message = `\`${key}\` is there twice`;
      conversion.faults.push({ code: "duplicate-key", message, ...span, earlier });
    } else keys.set(key, span);
    value[key] = convert(pair.value, depth + 1, conversion);
  }
  return value;
}

// A key `2026` or `1.10` is meant as it is written.
function keyText(key: { readonly value: unknown; readonly source?: string }): string {
  return key.source ?? String(key.value);
}

function spanOfNode(node: unknown): Span {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 1 };
}

function spanOf(
  document: Document.Parsed,
  path: readonly (string | number)[],
  part: "key" | "value",
): Span | undefined {
  let node: unknown = document.contents;
  let key: unknown = node;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.findLast((item) => isScalar(item.key) && keyText(item.key) === step);
      if (!pair) return undefined;
      [key, node] = [pair.key, pair.value];
    } else if (isSeq(node) && typeof step === "number") {
      if (step >= node.items.length) return undefined;
      key = node = node.items[step];
    } else return undefined;
  }
  // Where nothing is written behind a key there is still the key.
  const wanted = part === "key" ? key : node;
  if (wanted === null || wanted === undefined) return undefined;
  const span = spanOfNode(wanted);
  return span.end > span.start ? span : spanOfNode(key);
}
