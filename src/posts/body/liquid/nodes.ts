/** Takes a Liquid template apart. */
import { FENCE, fenceEnd } from "../markdown/fences.ts";
import { finder } from "../tags/finder.ts";

export type Node =
  | { readonly is: "text"; readonly source: string }
  | { readonly is: "output"; readonly source: string; readonly rest: string }
  | { readonly is: "tag"; readonly source: string; readonly name: string; readonly rest: string }
  | Block;

/** A tag with an end, and what stands before that. */
export interface Block {
  readonly is: "block";
  readonly name: string;
  /** With all that is in it, as written. */
  readonly source: string;
  /** The first for the tag itself, further ones for `elsif`, `else`, `when`. */
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly name: string;
  readonly rest: string;
  readonly nodes: readonly Node[];
}

interface Open {
  readonly name: string;
  readonly from: number;
  readonly branches: { readonly name: string; readonly rest: string; readonly nodes: Node[] }[];
}

const BLOCKS: ReadonlySet<string> = new Set(["if", "unless", "case", "for", "capture"]);
const BRANCHES: ReadonlySet<string> = new Set(["else", "elsif", "when"]);
/** What stands in these is for others to read. */
const OPAQUE: ReadonlySet<string> = new Set(["raw", "comment", "highlight", "verbatim"]);
const DEEPEST = 20;

/**
 * The nodes of a template; undefined where blocks are not closed as they were opened. Fenced code is text.
 * Takes time linear in the length.
 */
export function nodesOf(source: string): readonly Node[] | undefined {
  const ends = finder(source);
  const opener = new RegExp(`\\{[%{]|${FENCE}`, "gm");
  const top: Node[] = [];
  const open: Open[] = [];
  let nodes = top;
  let copied = 0;
  const text = (from: number, to: number): void => {
    if (to > from) nodes.push({ is: "text", source: source.slice(from, to) });
  };
  for (let found = opener.exec(source); found; found = opener.exec(source)) {
    const at = found.index;
    if (found.groups?.["fence"] !== undefined) {
      opener.lastIndex = fenceEnd(source, found);
      continue;
    }
    const isOutput = found[0] === "{{";
    const end = ends.after(isOutput ? "}}" : "%}", at + 2);
    if (end < 0) continue;
    const inside = source.slice(at + 2, end - 2);
    const [, before = "", name = "", rest = "", after = ""] =
      /^(-?)\s*(?:(\w+)(?=\s|-?$))?([^]*?)(-?)$/.exec(inside.slice(0, 4000)) ?? [];
    if (!isOutput && name === "") continue;
    if (!isOutput && OPAQUE.has(name)) {
      const closed = ends.endTag(`end${name}`, end);
      if (closed) opener.lastIndex = closed.end;
      continue;
    }
    const textEnd =
      before === ""
        ? at
        : at - (/\s*$/.exec(source.slice(Math.max(copied, at - 200), at))?.[0].length ?? 0);
    text(copied, textEnd);
    copied =
      after === "" ? end : end + (/^\s*/.exec(source.slice(end, end + 200))?.[0].length ?? 0);
    opener.lastIndex = copied;
    if (isOutput) {
      const expression = `${name}${rest}`.trim();
      nodes.push({ is: "output", source: source.slice(at, end), rest: expression });
      continue;
    }
    const last = open.at(-1);
    const branch = { name, rest: rest.trim(), nodes: [] as Node[] };
    if (BLOCKS.has(name)) {
      if (open.length >= DEEPEST) return undefined;
      open.push({ name, from: at, branches: [branch] });
      nodes = branch.nodes;
    } else if (last && BRANCHES.has(name)) {
      last.branches.push(branch);
      nodes = branch.nodes;
    } else if (last && name === `end${last.name}`) {
      open.pop();
      nodes = open.at(-1)?.branches.at(-1)?.nodes ?? top;
      const whole = source.slice(last.from, end);
      nodes.push({ is: "block", name: last.name, source: whole, branches: last.branches });
    } else if (BRANCHES.has(name) || (name.startsWith("end") && BLOCKS.has(name.slice(3))))
      return undefined;
    else nodes.push({ is: "tag", source: source.slice(at, end), name, rest: rest.trim() });
  }
  if (open.length > 0) return undefined;
  text(copied, source.length);
  return top;
}
