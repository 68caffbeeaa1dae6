import type { ProjectTree } from "../../model/tree.ts";
import { foldKeys, join, readSettings, type Settings } from "./settings.ts";

const NAMES = ["hugo", "config", "config/_default/hugo", "config/_default/config"].flatMap((name) =>
  ["toml", "yaml", "yml", "json"].map((extension) => `${name}.${extension}`),
);

/** Settings that may stand in files of their own: `params.toml`, `languages.de.toml`. */
const APART =
  /^(author|cascade|frontmatter|languages|params|permalinks)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/i;

/**
 * Hugo's settings, those in `config/_default` put together, with all keys in lower case, as Hugo does not
 * mind their case (gohugo.io/configuration/introduction).
 */
export function readHugoSettings(tree: ProjectTree, root: string): Settings | undefined {
  const main = readSettings(tree, root, NAMES);
  if (!main) return undefined;
  const value = tableOf(foldKeys(main.value));
  const folder = join(root, "config/_default");
  let isPut = false;
  for (const { name } of tree.entries(folder)) {
    const [, setting, language] = APART.exec(name.toLowerCase()) ?? [];
    const read = setting === undefined ? undefined : readSettings(tree, folder, [name]);
    if (setting === undefined || !read) continue;
    isPut = true;
    const inner = foldKeys(read.value);
    if (language === undefined) value[setting] ??= inner;
    else {
      const languages = tableOf(value["languages"]);
      const own = tableOf(languages[language]);
      languages[language] =
        setting === "languages" ? { ...tableOf(inner), ...own } : { ...own, [setting]: inner };
      value["languages"] = languages;
    }
  }
  return { ...main, value, ...(isPut && { file: folder }) };
}

function tableOf(value: unknown): Record<string, unknown> {
  const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
  return Object.assign(Object.create(null), isTable ? value : {});
}
