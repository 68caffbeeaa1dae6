import type { ProjectTree } from "../../model/tree.ts";
import { languageTree } from "./languages.ts";
import { dependencies } from "./package-json.ts";
import { CODE, postsBelow } from "./posts-below.ts";
import type { Found, Hints } from "./recognised.ts";
import { join, plainStrings, setting, type Settings } from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

const NOTHING: Settings = { file: "", value: {} };

/** What people call their collection of posts. */
const BLOGS = ["blog", "posts", "post", "articles", "writing", "notes"];

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
  const names = ["src/consts", "src/config", "src/site.config", "src/constants", "src/site"];
  const words = plainStrings(tree, root, names.flatMap(inCode)) ?? NOTHING;
  const collections = ["src/content", "src/data", "content"];
  const likely = collections.flatMap((folder) => BLOGS.map((name) => `${folder}/${name}`));
  const posts = postsBelow(
    tree,
    root,
    [...likely, ...collections, "src/pages", "src"].filter(
      (folder) => tree.entries(join(root, folder)).length > 0,
    ),
    written,
  );
  return {
    title: setting(words, "SITE_TITLE", "title"),
    url: setting(site, "site") ?? setting(words, "SITE_URL", "website", "siteUrl"),
    description: setting(words, "SITE_DESCRIPTION", "description", "desc"),
    language: setting(site, "defaultLocale") ?? setting(words, "lang"),
    timezone: setting(words, "timezone"),
    authors: setting(words, "author"),
    ...posts,
    tree: languageTree({
      main: setting(site, "defaultLocale")?.value,
      names: setting(site, "locales")?.value,
      mainHasPrefix: setting(site, "prefixDefaultLocale")?.value === true,
    }),
    permalink: addressIn(tree, root, site, posts.folders?.value[0] ?? ""),
    output: { value: join(root, "public"), from: "the folder that Astro copies" },
  };
}

function inCode(name: string): string[] {
  return CODE.map((extension) => `${name}.${extension}`);
}

// The page that all posts are made with says where they are: `src/pages/blog/[...slug].astro`.
function addressIn(tree: ProjectTree, root: string, site: Settings, folder: string): Found {
  const end = setting(site, "trailingSlash")?.value === "never" ? "" : "/";
  const own = folder.slice(folder.lastIndexOf("/") + 1);
  for (const name of [own, ...BLOGS, "."]) {
    const pages = join(join(root, "src/pages"), name);
    const page = tree.entries(pages).find((entry) => DYNAMIC.test(entry.name));
    if (!page) continue;
    const base = name === "." ? "" : `/${name}`;
    return { value: `${base}/:slug${end}`, from: join(pages, page.name) };
  }
  return { ...USUAL_ADDRESSES.astro, value: `/blog/:slug${end}` };
}

// It may be the folder of that page: `src/pages/blog/[slug]/index.astro`.
const DYNAMIC = /^\[(?:\.\.\.)?(?:slug|id|post|path|article)\](?:\.astro)?$/;
