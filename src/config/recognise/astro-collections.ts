/** Astro's collections, as far as they stand in plain sight in the code that defines them. */
import type { SiteRules } from "../../model/site-rules.ts";
import type { ProjectTree } from "../../model/tree.ts";
import { inCode } from "./posts-below.ts";
import { join, plainFolder, textOf } from "./settings.ts";

/** `glob({ pattern: "**\/*.md", base: "./src/content/blog" })`. */
interface Glob {
  /** The folder, relative to the site. */
  readonly base: string;
  /** Whether files are left out whose names begin with `_`. */
  readonly withoutUnderscored: boolean;
}

const FILES = ["src/content.config", "src/content/config"];

/** The globs of a site's collections; those of the time before they had any read `src/content` whole. */
export function globsOf(tree: ProjectTree, root: string): readonly Glob[] {
  for (const file of FILES.flatMap(inCode)) {
    const code = textOf(tree, join(root, file));
    if (code !== undefined) return globsIn(code);
  }
  return [];
}

function globsIn(code: string): Glob[] {
  return Array.from(code.matchAll(/\bglob\(\s*\{([^]{0,600}?)\}\s*\)/g), ([, inside = ""]) => {
    const [, , written = ""] = /\bbase\s*:\s*(["'`])((?:(?!\1)[^\\\n])*)\1/.exec(inside) ?? [];
    const [, named = ""] = /\bbase\s*:\s*([A-Z_a-z]\w*)\b/.exec(inside) ?? [];
    const base = written.replace(/\$\{(\w+)\}/g, (_, name: string) => constant(code, name));
    return {
      base: plainFolder(base || constant(code, named)),
      withoutUnderscored: /\[\^_\]|!\(?_|["'`]!/.test(inside),
    };
  }).filter(({ base }) => base !== "");
}

function constant(code: string, name: string): string {
  if (name === "") return "";
  const found = new RegExp(`\\bconst ${name}\\s*=\\s*(["'\`])((?:(?!\\1)[^\\\\\\n$])*)\\1`).exec(
    code,
  );
  return found?.[2] ?? "";
}

/** Which names with `_` before them are posts' nevertheless, in a folder that a glob names. */
export function underscoredIn(
  globs: readonly Glob[],
  root: string,
  folder: string,
): Pick<SiteRules, "underscored"> {
  const glob = globs.find(({ base }) => `${folder}/`.startsWith(`${join(root, base)}/`));
  if (!glob) return {};
  return { underscored: glob.withoutUnderscored ? "folders" : "all" };
}
