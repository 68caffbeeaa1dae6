/** Carries out what Liquid does to a post before its text is read, as far as that is known here. */
import { block } from "./blocks.ts";
import { valueOf } from "./expressions.ts";
import { type Node, nodesOf } from "./nodes.ts";
import { type LiquidContext, lookupIn, type Run, type Scope } from "./run.ts";
import { written } from "./values.ts";

/**
 * The text with its includes, variables, conditions and loops carried out. Whatever depends on something
 * that is not known stays as it is written, for others to read or to drop. Never takes more than some
 * thousands of steps.
 */
export function expandLiquid(text: string, context: LiquidContext): string {
  if (!QUICK.test(text)) return text;
  const nodes = nodesOf(text);
  if (!nodes) return text;
  const left = { steps: MOST_STEPS, length: MOST_LENGTH };
  const run: Run = { context, left, parsed: new Map(), unknown: new Set() };
  const scope: Scope = new Map();
  return nodes
    .map((node) => {
      const made = evaluated(node, scope, run, 0);
      if (made !== undefined) return made;
      for (const [, name = ""] of node.source.matchAll(NAMED)) {
        scope.delete(name);
        run.unknown.add(name);
      }
      return node.source;
    })
    .join("");
}

const QUICK =
  /\{%-?\s*(?:include|include_cached|assign|capture|if|unless|case|for)\s|\{\{-?\s*page\./;

const NAMED = /\{%-?\s*(?:assign|capture|increment|decrement)\s+["']?([\w-]+)/g;

const MOST_STEPS = 20_000;
const MOST_LENGTH = 1_000_000;
const MOST_INCLUDES = 10;

function evaluated(node: Node, scope: Scope, run: Run, depth: number): string | undefined {
  run.left.steps--;
  run.left.length -= node.is === "block" ? 0 : node.source.length;
  if (run.left.steps < 0 || run.left.length < 0) return undefined;
  switch (node.is) {
    case "text":
      return node.source;
    case "output":
      return output(node.rest, node.source, scope, run);
    case "tag":
      return tag(node, scope, run, depth);
    case "block":
      return block(node, scope, run, (nodes) => all(nodes, scope, run, depth));
  }
}

function all(nodes: readonly Node[], scope: Scope, run: Run, depth: number): string | undefined {
  let text = "";
  for (const node of nodes) {
    const made = evaluated(node, scope, run, depth);
    if (made === undefined) return undefined;
    text += made;
  }
  return text;
}

// What has nothing to do with names of the text's own is left to those who know where it stands.
function output(rest: string, source: string, scope: Scope, run: Run): string | undefined {
  const { context } = run;
  const names = rest.replace(/"[^"]*"|'[^']*'/g, "").match(/[A-Za-z_][\w-]*(?:\.[\w-]+)*/g) ?? [];
  const isOurs = (name: string) => scope.has(name.split(".", 1)[0] ?? "") || context.isOwn(name);
  // In an include nothing is of the text's own, but all of it is to be put in.
  if (!scope.has("include") && !names.some(isOurs)) return source;
  const [, plain = rest, markdown] = /^(.*?)\s*\|\s*(markdownify)$/.exec(rest) ?? [];
  const value = valueOf(plain, lookupIn(scope, run), context.site);
  if (value === undefined) return names.some(isOurs) ? undefined : source;
  const text = written(value, context.site);
  run.left.length -= text.length;
  return markdown === undefined ? text : `\n\n${text}\n\n`;
}

function tag(
  { name, rest, source }: Extract<Node, { is: "tag" }>,
  scope: Scope,
  run: Run,
  depth: number,
): string | undefined {
  switch (name) {
    case "assign": {
      const [, variable = "", expression = ""] = /^([\w-]+)\s*=\s*([^]*)$/.exec(rest) ?? [];
      const value = valueOf(expression, lookupIn(scope, run), run.context.site);
      if (value === undefined) return undefined;
      run.left.length -= written(value, run.context.site).length;
      scope.set(variable, value);
      return "";
    }
    case "include":
    case "include_cached":
      return included(rest, scope, run, depth);
    case "break":
    case "continue":
    case "cycle":
      return undefined;
    default:
      return source;
  }
}

const PARAMETER = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w.-]+))/g;

function included(rest: string, scope: Scope, run: Run, depth: number): string | undefined {
  const file = /^[\w/.()+~@-]+(?=\s|$)/.exec(rest)?.[0];
  if (file === undefined || depth >= MOST_INCLUDES || /(?:^|\/)\.{0,2}(?:\/|$)/.test(file))
    return undefined;
  const inner: Scope = new Map([...scope].filter(([name]) => !/^include(?:\.|$)/.test(name)));
  inner.set("include", true);
  const lookup = lookupIn(scope, run);
  for (const [, name = "", double, single, variable] of rest
    .slice(file.length)
    .matchAll(PARAMETER)) {
    const text = double?.replaceAll('\\"', '"') ?? single?.replaceAll("\\'", "'");
    const value = text ?? valueOf(variable ?? "", lookup, run.context.site);
    if (value === undefined) return undefined;
    inner.set(`include.${name}`, value);
  }
  if (!run.parsed.has(file)) {
    const text = run.context.include(file);
    run.parsed.set(file, text === undefined ? undefined : nodesOf(text));
  }
  const nodes = run.parsed.get(file);
  return nodes && all(nodes, inner, run, depth + 1);
}
