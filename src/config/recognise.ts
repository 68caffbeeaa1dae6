import type { Dialect } from "../model/config.ts";
import type { ProjectTree, TreeEntry } from "../model/tree.ts";
import type { Checked } from "./complaint.ts";
import { astro } from "./recognise/astro.ts";
import { docusaurus } from "./recognise/docusaurus.ts";
import { eleventy, eleventyPosts } from "./recognise/eleventy.ts";
import { gatsby } from "./recognise/gatsby.ts";
import { hexo } from "./recognise/hexo.ts";
import { hugo } from "./recognise/hugo.ts";
import { jekyll, jekyllPosts } from "./recognise/jekyll.ts";
import { plain } from "./recognise/plain.ts";
import {
  checkedHint,
  type Found,
  type Hints,
  type Look,
  type Recognised,
  type Trouble,
} from "./recognise/recognised.ts";
import { join, textOf } from "./recognise/settings.ts";
import { mkdocs } from "./recognise/mkdocs.ts";
import { next } from "./recognise/next.ts";
import { nikola } from "./recognise/nikola.ts";
import { pelican } from "./recognise/pelican.ts";
import { quarto } from "./recognise/quarto.ts";
import { vitepress } from "./recognise/vitepress.ts";
import { zola } from "./recognise/zola.ts";
import { author } from "./values/mail.ts";
import { languageTag, timeZone } from "./values/locale.ts";
import { outputFolder, pathInside } from "./values/paths.ts";
import { permalink } from "./values/permalink.ts";
import { oneLineText } from "./values/text.ts";
import { siteAddress } from "./values/urls.ts";

/** Each generator, in an order in which none is taken for another, and what to look at. */
const GENERATORS: readonly (readonly [Dialect, Look])[] = [
  ["docusaurus", docusaurus],
  ["astro", astro],
  ["zola", zola],
  ["hugo", hugo],
  ["hexo", hexo],
  ["eleventy", eleventy],
  ["jekyll", jekyll],
  ["plain", pelican],
  ["plain", nikola],
  ["plain", mkdocs],
  ["plain", quarto],
  ["plain", vitepress],
  ["plain", gatsby],
  ["plain", next],
];

/** Posts that show whose they are, where no settings do. */
const TRACES: typeof GENERATORS = [
  ["jekyll", jekyllPosts],
  ["eleventy", eleventyPosts],
];

/** Where a site may be in a repository that holds more. */
const ROOTS = [".", "docs", "website", "site", "www", "web", "blog"];

/** What the blog in a folder tells of itself, whatever made it; in an empty folder, next to nothing. */
export function recognise(whole: ProjectTree): Recognised {
  const tree = sparing(whole);
  const settled = recogniseSettings(tree);
  if (settled) return settled;
  for (const [dialect, look] of TRACES) {
    const hints = look(tree, ".");
    if (hints) return checked(dialect, hints, ".", tree);
  }
  return checked("plain", plain(tree, "."), ".", tree);
}

/** The same where the settings of a generator tell it; undefined where there are none. */
export function recogniseSettings(whole: ProjectTree): Recognised | undefined {
  const tree = sparing(whole);
  for (const root of ROOTS.filter((folder) => tree.entries(folder).length > 0)) {
    for (const [dialect, look] of GENERATORS) {
      const hints = look(tree, root);
      if (hints) return checked(dialect, hints, root, tree);
    }
  }
  return undefined;
}

/**
 * What stands around posts folders that somebody has named: settings of a generator, in the nearest
 * folder above them; undefined where there are none.
 *
 * @param dialect the only generator to look for, if somebody has named that too
 */
export function recogniseAround(
  whole: ProjectTree,
  folders: readonly string[],
  dialect?: Dialect,
): Recognised | undefined {
  const tree = sparing(whole);
  for (const root of rootsAbove(whole, folders[0] ?? ".")) {
    for (const [name, look] of GENERATORS) {
      if (dialect !== undefined && dialect !== name) continue;
      const hints = look(tree, root, folders);
      if (hints) return checked(name, hints, root, tree);
    }
  }
  return undefined;
}

// There are dozens of names that settings may have: one look at a folder is cheaper than trying each.
function sparing(tree: ProjectTree): ProjectTree {
  const names = new Map<string, readonly TreeEntry[]>();
  const entries = (folder: string): readonly TreeEntry[] => {
    const known = names.get(folder) ?? tree.entries(folder);
    names.set(folder, known);
    return known;
  };
  const isThere = (path: string): boolean => {
    const parts = path.split("/");
    return parts.every((name, depth) =>
      entries(parts.slice(0, depth).join("/") || ".").some((entry) => entry.name === name),
    );
  };
  return { entries, read: (path, limit) => (isThere(path) ? tree.read(path, limit) : undefined) };
}

function rootsAbove(whole: ProjectTree, folder: string): string[] {
  const parts = folder === "." ? [] : folder.split("/");
  const above = parts.map((_, index) => parts.slice(0, index).join("/") || ".").toReversed();
  // A posts folder may be the whole site, and is seldom looked into otherwise: it may be large.
  const isSite = parts.length === 0 || whole.read(join(folder, "_config.yml"), 1) !== undefined;
  return isSite ? [folder, ...above] : above;
}

function line(text: string): Checked<string> {
  return oneLineText(text.replace(/\s+/g, " "));
}

// Templates come with the address of nobody.
function ownAddress(text: string): Checked<string> {
  const address = siteAddress(text);
  const nobody = /^https?:\/\/(?:[^/]*\.)?(?:example\.(?:com|org|net)|yoursite\.com)[:/]/;
  return "value" in address && nobody.test(address.value) ? siteAddress("") : address;
}

function checked(dialect: Dialect, hints: Hints, root: string, tree: ProjectTree): Recognised {
  const notes = [...(hints.unread === undefined ? [] : [hints.unread]), ...(hints.notes ?? [])];
  const troubles: Trouble[] = hints.unread === undefined ? [] : [{ says: hints.unread }];
  const noted = (setting: NonNullable<Trouble["setting"]>, hint: Found<unknown> | undefined) => {
    const said: string[] = [];
    const found = checkedHint(hint, CHECKS[setting], said);
    notes.push(...said);
    troubles.push(...said.map((says) => ({ setting, says })));
    return found;
  };
  const title = checkedHint(hints.title, line, notes);
  const url = checkedHint(hints.url, ownAddress, notes) ?? addressOfCname(tree, root);
  const description = checkedHint(hints.description, line, notes);
  const language = noted("language", hints.language);
  const timezone = noted("timezone", hints.timezone);
  const pattern = noted("permalink", withSlash(hints.permalink));
  const authors = namesIn(hints.authors);
  const folders = foldersIn(hints.folders);
  const output = checkedHint(hints.output, outputFolder, notes);
  return {
    dialect,
    root,
    ...(hints.maker !== undefined && { maker: hints.maker }),
    ...(title && { title }),
    ...(url && { url }),
    ...(description && { description }),
    ...(language && { language }),
    ...(timezone && { timezone }),
    ...(authors && { authors }),
    ...(folders && { folders }),
    ...(pattern && { permalink: pattern }),
    ...(hints.tree && { tree: hints.tree }),
    ...(Object.keys(hints.rules ?? {}).length > 0 && { rules: hints.rules }),
    output: output ?? { value: "public", from: "the default" },
    notes,
    troubles,
  };
}

const CHECKS = { language: languageTag, timezone: timeZone, permalink };

// Jekyll and Hexo do without the slash in front; Jekyll's names are no paths.
function withSlash(hint: Found<unknown> | undefined): Found<unknown> | undefined {
  if (typeof hint?.value !== "string" || !/^[^/\s].*:|^:/.test(hint.value)) return hint;
  return { ...hint, value: `/${hint.value}` };
}

function addressOfCname(tree: ProjectTree, root: string): Found | undefined {
  for (const folder of new Set([root, ".", join(root, "static"), join(root, "public")])) {
    const file = join(folder, "CNAME");
    const host = textOf(tree, file)?.trim();
    const address = host && !/\s/.test(host) ? siteAddress(`https://${host}`) : undefined;
    if (address && "value" in address) return { value: address.value, from: file };
  }
  return undefined;
}

function namesIn(hint: Found<unknown> | undefined): Recognised["authors"] {
  const list = Array.isArray(hint?.value) ? hint.value : [hint?.value];
  const names = list.flatMap((each) => {
    const read = typeof each === "string" ? author(each) : undefined;
    return read && "value" in read ? [read.value.name] : [];
  });
  return hint && names.length > 0 ? { value: names, from: hint.from } : undefined;
}

function foldersIn(hint: Found<readonly string[]> | undefined): Recognised["folders"] {
  const value = (hint?.value ?? []).flatMap((folder) => {
    const inside = pathInside(folder);
    return "value" in inside ? [inside.value] : [];
  });
  return hint && value.length > 0 ? { value, from: hint.from } : undefined;
}
