/** What posts call their tags by a key, from the file in which Docusaurus keeps their names. */
import { placeAt } from "../../lib/place.ts";
import { readYaml } from "../../lib/yaml.ts";
import type { PostsConfig } from "../../model/config.ts";
import type { ProjectFiles } from "../../model/ports.ts";
import type { Problem } from "../../model/problem.ts";
import { valueOf } from "../head/plain-values.ts";
import { plainText } from "../head/plain.ts";
import { entryOf, textOf } from "../head/value.ts";
import { dataUnreadable } from "../problems.ts";

const MOST_BYTES = 1024 * 1024;

/** The labels in `tags.yml` of the posts folders, by their keys; the first folder's count most. */
export function readTagNames(
  { dialect, folders }: Pick<PostsConfig, "dialect" | "folders">,
  files: ProjectFiles,
  problems: Problem[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (dialect !== "docusaurus") return names;
  for (const path of folders.flatMap((folder) => [`${folder}/tags.yml`, `${folder}/tags.yaml`])) {
    const bytes = files.read(path, MOST_BYTES);
    if (!bytes) continue;
    const text = new TextDecoder().decode(bytes);
    const { value, faults } = readYaml(text);
    const [fault] = faults;
    if (fault) {
      problems.push(dataUnreadable(placeAt(path, text, fault), fault.message));
      continue;
    }
    const read = valueOf(value);
    for (const [key, entry] of read.is === "table" ? read.entries : []) {
      const label = plainText(textOf(entryOf(entry, "label")) ?? "");
      if (label !== "" && !names.has(key)) names.set(key, label);
    }
  }
  return names;
}
