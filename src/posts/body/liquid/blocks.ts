/** Liquid's conditions, loops and captures. */
import { holds, valueOf } from "./expressions.ts";
import type { Block, Branch, Node } from "./nodes.ts";
import { lookupIn, type Run, type Scope } from "./run.ts";
import { isList, type LiquidValue, type Lookup, type SiteValues } from "./values.ts";

/** Carries out what stands in a block. */
type All = (nodes: readonly Node[]) => string | undefined;

/** What a block writes; undefined where that depends on something unknown. */
export function block(node: Block, scope: Scope, run: Run, all: All): string | undefined {
  const [first] = node.branches;
  if (!first) return undefined;
  switch (node.name) {
    case "capture": {
      const text = all(first.nodes);
      if (text === undefined) return undefined;
      run.left.length -= text.length;
      scope.set(first.rest.replace(/^(["'])(.*)\1$/, "$2"), text);
      return "";
    }
    case "if":
    case "unless":
    case "case": {
      const chosen = choose(node, lookupIn(scope, run), run.context.site);
      return chosen && (chosen === "none" ? "" : all(chosen.nodes));
    }
    default:
      return loop(first, scope, run, all);
  }
}

function choose(
  { name, branches }: Block,
  lookup: Lookup,
  site: SiteValues,
): Branch | "none" | undefined {
  const subject = name === "case" ? valueOf(branches[0]?.rest ?? "", lookup, site) : undefined;
  for (const branch of branches) {
    if (name === "case" && branch.name === "case") continue;
    if (branch.name === "else") return branch;
    let isMet: boolean | undefined;
    if (branch.name === "when") {
      const values = branch.rest
        .split(/\s*,\s*|\s+or\s+/)
        .map((each) => valueOf(each, lookup, site));
      isMet =
        subject === undefined || values.includes(undefined) ? undefined : values.includes(subject);
    } else {
      const holding = holds(branch.rest, lookup, site);
      isMet = holding === undefined || branch.name !== "unless" ? holding : !holding;
    }
    if (isMet === undefined) return undefined;
    if (isMet) return branch;
  }
  return "none";
}

function loop({ rest, nodes }: Branch, scope: Scope, run: Run, all: All): string | undefined {
  const [, name = "", range, source = "", options = ""] =
    /^([\w-]+)\s+in\s+(?:\((\S+?\.\.\S+?)\)|(\S+))\s*([^]*)$/.exec(rest) ?? [];
  const lookup = lookupIn(scope, run);
  const list =
    range === undefined ? valueOf(source, lookup, run.context.site) : rangeOf(range, lookup, run);
  if (name === "" || !list || !isList(list)) return list === null ? "" : undefined;
  const ordered = /\breversed\b/.test(options) ? list.toReversed() : list;
  const number = (option: string): number | undefined => {
    const found = new RegExp(`\\b${option}\\s*:\\s*(\\d{1,6})`).exec(options)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const from = number("offset") ?? 0;
  const items = ordered.slice(from, from + (number("limit") ?? ordered.length));
  let text = "";
  for (const [index, item] of items.entries()) {
    scope.set(name, item).set("forloop", true);
    scope.set("forloop.index", index + 1).set("forloop.index0", index);
    scope.set("forloop.first", index === 0).set("forloop.last", index === items.length - 1);
    scope.set("forloop.length", items.length);
    const made = all(nodes);
    if (made === undefined) return undefined;
    text += made;
  }
  for (const key of scope.keys()) {
    if (key === name || /^forloop(?:\.|$)/.test(key)) scope.delete(key);
  }
  return text;
}

function rangeOf(written: string, lookup: Lookup, { context, left }: Run): LiquidValue | undefined {
  const [first, last] = written.split("..").map((end) => valueOf(end, lookup, context.site));
  if (typeof first !== "number" || typeof last !== "number" || last - first > left.steps)
    return undefined;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
