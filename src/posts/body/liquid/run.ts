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
}

/** What the text's own names stand for, and then everybody's. */
export function lookupIn(scope: Scope, { lookup }: LiquidContext): Lookup {
  return (name) => {
    const known = scope.get(name);
    if (known !== undefined) return known;
    const root = name.split(".", 1)[0] ?? "";
    // An include is told all that it may know.
    if (root === "include" && scope.has("include")) return null;
    return scope.has(root) ? undefined : lookup(name);
  };
}
