import type { ProjectTree } from "../../model/tree.ts";
import { foldKeys, join, readSettings, type Settings } from "./settings.ts";

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
  const value = tableOf(foldKeys(main.value));
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
  if (key !== undefined) {
    if (rest.length === 0 && !isTable(value)) {
      table[key] = value;
      return;
    }
    const inner = tableOf(table[key]);
    table[key] = inner;
    putInto(inner, rest, value);
    return;
  }
  if (!isTable(value)) return;
  for (const [name, inner] of Object.entries(value)) putInto(table, [name], inner);
}

function tableOf(value: unknown): Record<string, unknown> {
  return Object.assign(Object.create(null), isTable(value) ? value : {});
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
