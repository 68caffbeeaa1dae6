import type { ProjectTree } from "../../model/tree.ts";
import { globsOf, underscoredIn } from "./astro-collections.ts";
import { languageTree } from "./languages.ts";
import { dependencies } from "./package-json.ts";
import { BLOGS, inCode, postsBelow } from "./posts-below.ts";
import type { Found, Hints } from "./recognised.ts";
import {
  join,
  NOTHING,
  plainStrings,
  setting,
  type Settings,
  textOf,
  textSetting,
} from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

/** An Astro site: its settings, or `astro` in package.json. */
export function astro(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = plainStrings(tree, root, inCode("astro.config"));
  if (!settings && !dependencies(tree, root).has("astro")) return undefined;
  const site = settings ?? NOTHING;
  // Templates keep title and description in a file of constants.
  const names = ["consts", "config", "site.config", "constants", "site", "config/siteConfig"].map(
    (name) => `src/${name}`,
  );
  const words = plainStrings(tree, root, names.flatMap(inCode)) ?? NOTHING;
  const collections = ["src/content", "src/data", "content"];
  const likely = collections.flatMap((folder) => BLOGS.map((name) => `${folder}/${name}`));
  const globs = globsOf(tree, root);
  const bases = globs.map(({ base }) => base);
  const named = BLOGS.flatMap((name) => bases.filter((base) => base.split("/").includes(name)));
  const posts = postsBelow(
    tree,
    root,
    [...new Set([...named, ...likely, ...collections, ...bases, "src/pages", "src"])],
    written,
  );
  return {
    title: setting(words, "SITE_TITLE", "title"),
    url: addressOf(site) ?? setting(words, "SITE_URL", "website", "siteUrl"),
    description: setting(words, "SITE_DESCRIPTION", "description", "desc"),
    language: setting(site, "defaultLocale") ?? setting(words, "lang"),
    authors: setting(words, "author"),
    ...posts,
    tree: languageTree({
      main: setting(site, "defaultLocale")?.value,
      names: setting(site, "locales")?.value,
      mainHasPrefix: setting(site, "prefixDefaultLocale")?.value === true,
    }),
    permalink: addressIn(tree, root, site, posts.folders?.value[0] ?? ""),
    rules: underscoredIn(globs, root, posts.folders?.value[0] ?? ""),
    output: { value: join(root, "public"), from: "the folder that Astro copies" },
  };
}

// Pages of a project on a host that it shares stand below a path of its own.
function addressOf(site: Settings): Found | undefined {
  const [url, base] = [textSetting(site, "site"), textSetting(site, "base")];
  if (!url || !base) return url;
  const from = `\`site\` and \`base\` in ${site.file}`;
  return { value: `${url.value.replace(/\/$/, "")}/${base.value.replace(/^\//, "")}`, from };
}

// The page that all posts are made with says where they are: `src/pages/blog/[...slug].astro`.
function addressIn(tree: ProjectTree, root: string, site: Settings, folder: string): Found {
  const end = setting(site, "trailingSlash")?.value === "never" ? "" : "/";
  const pages = join(root, "src/pages");
  // A post may be a page itself, at the path of its file.
  if (`${folder}/`.startsWith(`${pages}/`)) {
    const below = folder.slice(pages.length);
    return { value: `${below}/:path${end}`, from: `the folder ${folder}` };
  }
  const own = folder.slice(folder.lastIndexOf("/") + 1);
  const others = tree.entries(pages).flatMap(({ name, isFolder }) => (isFolder ? [name] : []));
  const found = [own, ...BLOGS, ".", ...others].flatMap((name) => routesIn(tree, pages, name));
  const usual = found.find(({ name }) => name === "." || name === own || BLOGS.includes(name));
  const route = found.find(({ code }) => speaksOf(code, own)) ?? usual;
  if (!route) return { ...USUAL_ADDRESSES.astro, value: `/blog/:slug${end}` };
  return { value: `${route.base}/:slug${end}`, from: route.from };
}

interface Route {
  /** The folder of pages that it is in. */
  readonly name: string;
  /** What its addresses begin with. */
  readonly base: string;
  readonly from: string;
  readonly code: string;
}

/** The pages for many posts in a folder of pages, those that begin with a language included. */
function routesIn(tree: ProjectTree, pages: string, name: string): Route[] {
  return LANGUAGES.flatMap((language) => {
    const among = join(join(pages, language), name);
    const page = tree.entries(among).find((entry) => DYNAMIC.test(entry.name));
    if (!page) return [];
    const base = [language === "." ? "" : "/:lang", name === "." ? "" : `/${name}`].join("");
    const from = join(among, page.name);
    const code = textOf(tree, page.isFolder ? `${from}/index.astro` : from) ?? "";
    return [{ name, base, from, code }];
  });
}

/** Whether code names a collection: `getCollection("notes")`. */
function speaksOf(code: string, collection: string): boolean {
  return [`"${collection}"`, `'${collection}'`].some((written) => code.includes(written));
}

// Folders that stand for the language, where all of them are in addresses.
const LANGUAGES = [".", "[lang]", "[locale]"];

// It may be the folder of that page: `src/pages/blog/[slug]/index.astro`.
const DYNAMIC = /^\[(?:\.\.\.)?(?:slug|id|post|path|article|entry|blog)\](?:\.astro)?$/;
