import type { ProjectTree } from "../../model/tree.ts";
import { foldKeys, join, readSettings, type Settings, tableOf } from "./settings.ts";

const NAMES = ["hugo", "config", "config/_default/hugo", "config/_default/config"].flatMap((name) =>
  ["toml", "yaml", "yml", "json"].map((extension) => `${name}.${extension}`),
);

/** Settings that may stand in files of their own: `params.toml`, `languages.de.toml`. */
const APART =
  /^(author|cascade|config|frontmatter|hugo|languages|markup|module|params|permalinks)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/i;

/**
 * Hugo's settings: the site's file, then `config/_default`, then what `config/production` has instead, as
 * a site is built for its readers. All keys are in lower case, as Hugo does not mind their case
 * (gohugo.io/configuration/introduction).
 */
export function readHugoSettings(tree: ProjectTree, root: string): Settings | undefined {
  const main = readSettings(tree, root, NAMES);
  if (!main) return undefined;
  const value = tableOf(foldKeys(main.value)) ?? Object.create(null);
  let file = main.file;
  for (const environment of ["_default", "production"]) {
    const folder = join(root, `config/${environment}`);
    for (const { name } of tree.entries(folder)) {
      const [, key, language] = APART.exec(name.toLowerCase()) ?? [];
      if (key === undefined || join(folder, name) === main.file) continue;
      const read = readSettings(tree, folder, [name]);
      if (!read || read.note !== undefined) continue;
      file = environment === "_default" ? folder : join(root, "config");
      putInto(value, placeOf(key, language), foldKeys(read.value));
    }
  }
  return { ...main, value, file };
}

/** The keys at which a file's settings belong: those of `hugo.toml` have none. */
function placeOf(key: string, language: string | undefined): readonly string[] {
  const isWhole = key === "hugo" || key === "config";
  if (language === undefined) return isWhole ? [] : [key];
  return ["languages", language, ...(isWhole || key === "languages" ? [] : [key])];
}

/** Puts a value at its place; two tables are put together key by key, and otherwise the later one counts. */
function putInto(table: Record<string, unknown>, place: readonly string[], value: unknown): void {
  const [key, ...rest] = place;
  const values = tableOf(value);
  if (key === undefined) {
    for (const [name, each] of Object.entries(values ?? {})) putInto(table, [name], each);
  } else if (rest.length === 0 && !values) {
    table[key] = value;
  } else {
    const inner = tableOf(table[key]) ?? Object.create(null);
    table[key] = inner;
    putInto(inner, rest, value);
  }
}
