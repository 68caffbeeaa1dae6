/** Reads what stands behind a tag's name: `a "b c" key="value" other=3, last='x'`. */

export interface Arguments {
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/** Arguments with or without quotes, with `=` or `:` behind their names, with or without commas. */
export function readArguments(text: string): Arguments {
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (const found of text.slice(0, 4000).matchAll(ARGUMENT)) {
    const [, name, double, single, back, bare] = found;
    const quoted = (double ?? single)?.replace(/\\(["'\\])/g, "$1");
    const value = quoted ?? back ?? bare ?? "";
    if (name === undefined) positional.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { positional, named };
}

const ARGUMENT =
  /(?:([A-Za-z_][\w-]*)\s?(?:=|:(?!\/\/))\s?)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,"'`()]+))/g;

/** The first of these names that has a value. */
export function firstNamed({ named }: Arguments, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = named.get(name);
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}
