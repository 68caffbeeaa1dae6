import type { ProjectTree } from "../../model/tree.ts";
import { join, type Settings, textOf } from "./settings.ts";

/**
 * What stands in plain sight in settings that are Python: `NAME = "text"`, `NAME = True`, and tuples or
 * lists of texts, in one file after the other. The code is never run.
 *
 * @param names of files, the one that counts most first
 */
export function pythonStrings(
  tree: ProjectTree,
  folder: string,
  names: readonly string[],
): Settings | undefined {
  const value: Record<string, unknown> = Object.create(null);
  let first: string | undefined;
  for (const name of names) {
    const text = textOf(tree, join(folder, name));
    if (text === undefined) continue;
    first ??= name;
    for (const [, key = "", , string] of text.matchAll(STRING)) {
      if (value[key] === undefined || value[key] === "") value[key] = string?.replaceAll("\\", "");
    }
    for (const [, key = "", flag] of text.matchAll(FLAG)) value[key] ??= flag === "True";
    for (const [, key = "", inner = ""] of text.matchAll(LIST)) {
      value[key] ??= Array.from(inner.matchAll(ITEM), ([, , item]) => item);
    }
  }
  return first === undefined ? undefined : { file: join(folder, first), value };
}

const STRING = /^([A-Z][A-Z0-9_]{1,60}) *= *[urb]?(["'])((?:(?!\2)[^\\\n]|\\["'])*)\2/gm;
const FLAG = /^([A-Z][A-Z0-9_]{1,60}) *= *(True|False)\b/gm;
const LIST = /^([A-Z][A-Z0-9_]{1,60}) *= *[([]([^=]{0,2000}?)[)\]] *(?:#.*)?$/gm;
const ITEM = /[ur]?(["'])((?:(?!\1)[^\\\n])*)\1/g;
