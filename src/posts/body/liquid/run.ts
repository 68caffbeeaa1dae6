/** What carrying out a text's Liquid needs beside the text. */
import type { Node } from "./nodes.ts";
import type { LiquidValue, Lookup, SiteValues } from "./values.ts";

export interface LiquidContext {
  readonly lookup: Lookup;
  /** Whether a name is one of the post's own, whose value is put in before the text is read. */
  readonly isOwn: (name: string) => boolean;
  readonly site: SiteValues;
  /** The text of one of the site's includes; undefined where there is none. */
  readonly include: (file: string) => string | undefined;
}

/** Values by the names that the text gave them. */
export type Scope = Map<string, LiquidValue>;

/** How far one text has come. */
export interface Run {
  readonly context: LiquidContext;
  readonly left: { steps: number; length: number };
  readonly parsed: Map<string, readonly Node[] | undefined>;
  /** Names that were given a value which nobody knows. */
  readonly unknown: Set<string>;
}

/** What the text's own names stand for, and then everybody's. */
export function lookupIn(scope: Scope, { context, unknown }: Run): Lookup {
  return (name) => {
    const known = scope.get(name);
    if (known !== undefined) return known;
    const root = name.split(".", 1)[0] ?? "";
    // An include is told all that it may know.
    if (root === "include" && scope.has("include")) return null;
    if (scope.has(root) || unknown.has(root)) return undefined;
    return GLOBALS.has(root) ? context.lookup(name) : null;
  };
}

/** What Jekyll gives every text; any other name is nothing until the text says what it is. */
const GLOBALS: ReadonlySet<string> = new Set(
  "content forloop include jekyll layout page paginator site tablerowloop theme".split(" "),
);
