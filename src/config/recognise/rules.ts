/** What generators' settings say of posts beside addresses and languages. */
import type { HexoSite } from "../../model/hexo-site.ts";
import type { HeaderDefaults, SiteRules } from "../../model/site-rules.ts";
import { valueAt } from "../issues.ts";
import { jekyllMarkdown } from "./jekyll-markdown.ts";
import { folderSetting, join, setting, type Settings, tableOf, textSetting } from "./settings.ts";

/**
 * @param source the folder of the site
 * @param places as `SiteRules` has them
 */
export function jekyllRules(
  settings: Settings,
  source: string,
  places: Readonly<Record<string, string>>,
): SiteRules {
  // Posts and other collections may have a folder for themselves, which no path has to begin with.
  const collections = folderSetting(settings, "collections_dir");
  const content = collections === undefined ? source : join(source, collections);
  const mark = textSetting(settings, "excerpt_separator")?.value;
  const written = setting(settings, "defaults")?.value;
  const defaults = listed(written).flatMap((each): HeaderDefaults[] => {
    const [path, type] = [valueAt(each, ["scope", "path"]), valueAt(each, ["scope", "type"])];
    const values = tableOf(valueAt(each, ["values"]));
    const named = typeof path === "string" ? path.replace(/^(?:\.?\/)+/, "") : "";
    if (!values || named.split("/").includes("..")) return [];
    const whole = named.includes("*") ? named.replace(/\/+$/, "") : named;
    const isInside = collections !== undefined && whole.startsWith(`${collections}/`);
    const below = isInside ? whole.slice(collections.length + 1) : whole;
    return [
      {
        path: below === "" ? (content === "." ? "" : content) : join(content, below),
        ...(typeof type === "string" && type !== "" && { type }),
        values,
      },
    ];
  });
  return {
    contents: [content],
    places,
    includes: join(source, folderSetting(settings, "includes_dir") ?? "_includes"),
    ...(defaults.length > 0 && { defaults }),
    ...peopleOf(settings),
    settings: Object.keys(tableOf(settings.value) ?? {}),
    ...variablesOf(settings.value, "site"),
    // Two line ends are Jekyll's default, and ours: the first paragraph.
    ...(mark !== undefined && mark.trim() !== "" && { excerptMark: mark.trim() }),
    ...jekyllMarkdown(settings),
    ...futureOf(settings, "future"),
  };
}

// `authors: { ada: { name: Ada } }`, which layouts read where others have a file of data.
function peopleOf(settings: Settings): Pick<SiteRules, "people"> {
  const people = tableOf(setting(settings, "authors")?.value);
  return people && Object.values(people).some((each) => tableOf(each)) ? { people } : {};
}

const MOST_VARIABLES = 200;

// What templates call by name: Jekyll's `{{ site.links.docs }}`, Hugo's `{{< param links.docs >}}`.
export function variablesOf(value: unknown, root: string): Pick<SiteRules, "variables"> {
  const variables: Record<string, string> = Object.create(null);
  const add = (table: Readonly<Record<string, unknown>>, path: string, depth: number): void => {
    for (const [key, inner] of Object.entries(table)) {
      const name = `${path}.${key}`;
      const isText = typeof inner === "string" && inner.length < 2000;
      if (Object.keys(variables).length >= MOST_VARIABLES) return;
      const isPlain = isText || typeof inner === "number" || typeof inner === "boolean";
      if (isPlain) variables[name] = String(inner);
      else if (depth < 3) add(tableOf(inner) ?? {}, name, depth + 1);
    }
  };
  add(tableOf(value) ?? {}, root, 1);
  return Object.keys(variables).length > 0 ? { variables } : {};
}

export function hexoRules(settings: Settings): SiteRules {
  const category = textSetting(settings, "default_category")?.value;
  const name = textSetting(settings, "new_post_name")?.value ?? ":title.md";
  const values = tableOf(setting(settings, "permalink_defaults")?.value);
  const lockedTags = listed(setting(settings, "encrypt.tags")?.value).flatMap((each) => {
    const tag = valueAt(each, ["name"]);
    return typeof tag === "string" ? [tag] : [];
  });
  return {
    ...(values && { defaults: [{ path: "", values }] }),
    // It publishes them unless it is told not to.
    future: setting(settings, "future")?.value !== false,
    ...(category !== undefined && { category }),
    ...hexoMarkdown(settings),
    ...(lockedTags.length > 0 && { lockedTags }),
    hexo: hexoSite(settings, name),
  };
}

// `marked` is the renderer that Hexo comes with, `markdown` the one that many put in its place.
function hexoMarkdown(settings: Settings): Pick<SiteRules, "typographic" | "hardBreaks"> {
  const isOff = (...paths: readonly string[]): boolean =>
    paths.some((path) => setting(settings, path)?.value === false);
  return {
    ...(isOff("marked.smartypants", "markdown.render.typographer") && { typographic: false }),
    ...(isOff("marked.breaks", "markdown.render.breaks") && { hardBreaks: false }),
  };
}

function hexoSite(settings: Settings, names: string): HexoSite {
  const categories = textsOf(tableOf(setting(settings, "category_map")?.value) ?? {});
  const letters = (["small", "capital"] as const)[
    Number(setting(settings, "filename_case")?.value ?? 0) - 1
  ];
  const hides =
    setting(settings, "hide_posts") !== undefined &&
    setting(settings, "hide_posts.enable")?.value !== false;
  return {
    ...(names !== ":title.md" && { names }),
    ...(Object.keys(categories).length > 0 && { categories }),
    ...(letters && { letters }),
    ...(hides && { hides }),
    ...(setting(settings, "post_asset_folder")?.value === true && { assetFolders: true }),
    ...(setting(settings, "pretty_urls.trailing_html")?.value === false && { bareHtml: true }),
  };
}

export function futureOf(settings: Settings, key: string): Pick<SiteRules, "future"> {
  return setting(settings, key)?.value === true ? { future: true } : {};
}

export function listed(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

export function textsOf(table: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(table))
    if (typeof value === "string") texts[key] = value;
  return texts;
}
