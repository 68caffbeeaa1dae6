import type { ProjectTree } from "../../model/tree.ts";
import { valueAt } from "../issues.ts";
import { readSettings } from "./settings.ts";

/** Names of the packages that a project says it uses. */
export function dependencies(tree: ProjectTree, root: string): ReadonlySet<string> {
  const value = readSettings(tree, root, ["package.json"])?.value;
  const names = ["dependencies", "devDependencies"].flatMap((key) =>
    Object.keys(valueAt(value, [key]) ?? {}),
  );
  return new Set(names);
}
