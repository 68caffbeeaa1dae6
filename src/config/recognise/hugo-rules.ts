/** What Hugo's settings say of posts beside languages and folders. */
import type { DateOrders, SiteRules } from "../../model/site-rules.ts";
import { valueAt } from "../issues.ts";
import { futureOf, listed, textsOf, variablesOf } from "./rules.ts";
import { setting, type Settings, tableOf, textSetting } from "./settings.ts";

/** @param contents the folders of the site's content */
export function hugoRules(settings: Settings, contents: readonly string[]): SiteRules {
  const permalinks = hugoPermalinks(settings);
  const cascade = listed(setting(settings, "cascade")?.value);
  const dates = dateOrders(settings);
  const mediaPrefix = textSetting(settings, "params.media_prefix")?.value;
  return {
    contents,
    ...(Object.keys(permalinks).length > 0 && { permalinks }),
    ...(cascade.length > 0 && { cascade }),
    ...futureOf(settings, "buildfuture"),
    ...lettersOf(settings),
    ...markdownOf(settings),
    ...languagesOf(settings),
    ...variablesOf(setting(settings, "params")?.value, "params"),
    ...(Object.keys(dates).length > 0 && { dates }),
    ...(mediaPrefix !== undefined && { mediaPrefix }),
  };
}

// gohugo.io/configuration/front-matter: what stands for `:default`, and the other names of a key.
const USUAL_ORDERS = {
  date: ["date", "publishdate", "lastmod"],
  lastmod: [":git", "lastmod", "date", "publishdate"],
  publishDate: ["publishdate", "date"],
  expiryDate: ["expirydate"],
} as const;
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  lastmod: ["modified"],
  publishdate: ["pubdate", "published"],
  expirydate: ["unpublishdate"],
};

function dateOrders(settings: Settings): DateOrders {
  const order = (name: keyof typeof USUAL_ORDERS): Partial<DateOrders> => {
    const written = listed(setting(settings, `frontmatter.${name.toLowerCase()}`)?.value);
    const keys = written
      .filter((key) => typeof key === "string")
      .map((key) => key.toLowerCase())
      .flatMap((key) => (key === ":default" ? USUAL_ORDERS[name] : [key]))
      .flatMap((key) => [key, ...(ALIASES[key] ?? [])]);
    return keys.length > 0 ? { [name]: [...new Set(keys)] } : {};
  };
  return { ...order("date"), ...order("lastmod"), ...order("publishDate"), ...order("expiryDate") };
}

/**
 * Patterns by the first folder below the content, which is empty for what lies in none. Their addresses end
 * in a slash whether they say so or not, unless the site has `uglyURLs`.
 */
export function hugoPermalinks(settings: Settings): Readonly<Record<string, string>> {
  const written = textsOf({
    ...tableOf(setting(settings, "permalinks")?.value),
    ...tableOf(setting(settings, "permalinks.page")?.value),
  });
  const patterns: Record<string, string> = Object.create(null);
  for (const [section, pattern] of Object.entries(written)) {
    const path = pattern.trim().replace(/^\/+|\/+$/g, "");
    const name = section.replace(/^\/+|\/+$/g, "");
    patterns[name] = `/${path}${hugoEnd(settings, name)}`;
  }
  for (const [name, isUgly] of Object.entries(tableOf(setting(settings, "uglyurls")?.value) ?? {}))
    if (isUgly === true) patterns[name] ??= "/:sections/:slugorfilename.html";
  return patterns;
}

/** What Hugo's addresses end in. */
export function hugoEnd(settings: Settings, section = ""): string {
  const ugly = setting(settings, "uglyurls")?.value;
  return ugly === true || valueAt(ugly, [section]) === true ? ".html" : "/";
}

// `typographer: false`, or a table that says `disable: true`; `attribute: true` was for headings and blocks.
function markdownOf(settings: Settings): Pick<SiteRules, "typographic" | "blockAttributes"> {
  const goldmark = setting(settings, "markup.goldmark")?.value;
  const typographer = valueAt(goldmark, ["extensions", "typographer"]);
  const isOff = typographer === false || valueAt(typographer, ["disable"]) === true;
  const hasAttributes = valueAt(goldmark, ["parser", "attribute", "block"]) === true;
  return {
    ...(isOff && { typographic: false }),
    ...(hasAttributes && { blockAttributes: true }),
  };
}

// Of which nothing is published: `disableLanguages`, or `disabled` in the table of one.
function languagesOf(settings: Settings): Pick<SiteRules, "withoutLanguages"> {
  const disabled = hugoDisabled(settings);
  return disabled.length > 0 ? { withoutLanguages: disabled } : {};
}

/** The names of languages that the settings have and do not publish. */
export function hugoDisabled(settings: Settings): readonly string[] {
  const all = Object.entries(tableOf(setting(settings, "languages")?.value) ?? {});
  const apart = all.flatMap(([name, each]) => (valueAt(each, ["disabled"]) === true ? [name] : []));
  const listedOnes = listed(setting(settings, "disablelanguages")?.value)
    .filter((name) => typeof name === "string")
    .flatMap((name) => name.toLowerCase().split(/\s+/));
  return [...new Set([...listedOnes, ...apart])];
}

function lettersOf(settings: Settings): Pick<SiteRules, "letters"> {
  const keepCase = setting(settings, "disablepathtolower")?.value === true;
  const withoutMarks = setting(settings, "removepathaccents")?.value === true;
  if (!keepCase && !withoutMarks) return {};
  return { letters: { ...(keepCase && { keepCase }), ...(withoutMarks && { withoutMarks }) } };
}
