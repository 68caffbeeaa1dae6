import type { HeaderDefaults } from "../../model/site-rules.ts";
import type { ProjectTree } from "../../model/tree.ts";
import { postsBelow } from "./posts-below.ts";
import { pythonStrings } from "./python-strings.ts";
import type { Found, Hints } from "./recognised.ts";
import { join, plainFolder, setting, type Settings, textSetting } from "./settings.ts";

/** A Pelican site: a `pelicanconf.py`, and what `publishconf.py` says besides. */
export function pelican(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = pythonStrings(tree, root, ["pelicanconf.py", "publishconf.py"]);
  if (!settings || !settings.file.endsWith("pelicanconf.py")) return undefined;
  const path = plainFolder(textSetting(settings, "PATH")?.value ?? "content");
  const content = join(root, path === "" ? "." : path);
  const output = textSetting(settings, "OUTPUT_PATH")?.value.replace(/\/+$/, "");
  return {
    maker: `Pelican's settings in ${settings.file}`,
    title: setting(settings, "SITENAME"),
    url: setting(settings, "SITEURL"),
    description: setting(settings, "SITESUBTITLE", "SITE_DESCRIPTION"),
    language: setting(settings, "DEFAULT_LANG"),
    timezone: setting(settings, "TIMEZONE"),
    authors: setting(settings, "AUTHOR"),
    ...postsBelow(tree, content, ["."], written),
    permalink: addressOf(settings),
    rules: {
      monthFirst: true,
      letters: { withoutMarks: true },
      ...categoriesOf(tree, settings, content),
    },
    output: output
      ? { value: join(root, output), from: `\`OUTPUT_PATH\` in ${settings.file}` }
      : { value: join(root, "output"), from: "Pelican's default" },
    notes: ["run `postrider build` after Pelican, so that the feeds are in its folder"],
  };
}

/** `posts/{date:%Y}/{slug}.html` in the words of ours; undefined where something in it has none. */
function addressOf(settings: Settings): Found | undefined {
  const url = textSetting(settings, "ARTICLE_URL");
  const written = url?.value ?? "{slug}.html";
  // Who takes the slug from the name of the file says so.
  const isNamed =
    textSetting(settings, "SLUGIFY_SOURCE")?.value === "basename" ||
    /\(\?P<slug>/.test(textSetting(settings, "FILENAME_METADATA")?.value ?? "");
  const words = new Map([...WORDS, ["slug", isNamed ? ":slug" : ":slugified_title"]]);
  let isKnown = true;
  const pattern = written.replace(/\{(\w+)(?::([^{}]*))?\}/g, (_, name: string, format = "") => {
    const word = name === "date" ? datePattern(format) : words.get(name);
    isKnown &&= word !== undefined;
    return word ?? "";
  });
  if (!isKnown) return undefined;
  return { value: `/${pattern.replace(/^\/+/, "")}`, from: url?.from ?? "Pelican's default" };
}

const WORDS: readonly (readonly [string, string])[] = [
  ["category", ":slugified_categories"],
  ["lang", ":lang"],
];

const DATES: Readonly<Record<string, string>> = {
  Y: ":year",
  y: ":short_year",
  m: ":month",
  d: ":day",
  b: ":short_month",
  B: ":long_month",
  j: ":y_day",
  H: ":hour",
  M: ":minute",
};

function datePattern(format: string): string | undefined {
  let isKnown = format !== "";
  const pattern = format.replace(/%(-?)([A-Za-z])/g, (_, bare: string, letter: string) => {
    const word = bare === "" ? DATES[letter] : { m: ":i_month", d: ":i_day" }[letter];
    isKnown &&= word !== undefined;
    return word ?? "";
  });
  return isKnown ? pattern : undefined;
}

// A folder of the content is the category of what lies in it, unless a header or the settings say otherwise.
function categoriesOf(
  tree: ProjectTree,
  settings: Settings,
  content: string,
): { readonly defaults?: readonly HeaderDefaults[] } {
  const named = setting(settings, "USE_FOLDER_AS_CATEGORY")?.value !== false;
  const listed = setting(settings, "PAGE_PATHS")?.value;
  const pages = new Set<unknown>(Array.isArray(listed) ? listed : ["pages"]);
  const defaults = tree.entries(content).flatMap(({ name, isFolder }): HeaderDefaults[] => {
    if (isFolder && pages.has(name)) return [{ path: join(content, name), values: PAGE }];
    if (!isFolder || NO_CATEGORY.has(name)) return [];
    return named ? [{ path: join(content, name), values: { category: name } }] : [];
  });
  // Nobody is told of a category that a post has only for its address.
  if (textSetting(settings, "ARTICLE_URL")?.value.includes("{category}") === true) {
    const category = textSetting(settings, "DEFAULT_CATEGORY")?.value ?? "misc";
    defaults.push({ path: content, values: { category } });
  }
  return defaults.length > 0 ? { defaults } : {};
}

const NO_CATEGORY: ReadonlySet<string> = new Set(["images", "extra", "static", "drafts"]);

/** What is a page is in no list of posts. */
const PAGE = { eleventyExcludeFromCollections: true };
