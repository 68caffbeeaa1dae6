import type { ProjectTree } from "../../model/tree.ts";
import { dependencies } from "./package-json.ts";
import { BLOGS, inCode, postsBelow } from "./posts-below.ts";
import type { Found, Hints } from "./recognised.ts";
import { join, NOTHING, plainStrings, setting, textOf } from "./settings.ts";

/** A blog made with Next.js: its settings or its package, and posts where such blogs have them. */
export function next(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = plainStrings(tree, root, inCode("next.config"));
  if (!settings && !dependencies(tree, root).has("next")) return undefined;
  const above = ["data", "content", "src/content", "src/data", "."];
  const likely = above.flatMap((folder) => BLOGS.map((name) => join(folder, name)));
  const folders = [...likely, "_posts", "src/posts", "content", "pages", "src/pages"];
  const posts = postsBelow(tree, root, folders, written);
  const [folder] = posts.folders?.value ?? [];
  if (folder === undefined) return undefined;
  const names = ["data/siteMetadata", "config/site", "site.config", "blog.config", "lib/constants"];
  const words =
    plainStrings(tree, root, [...names, ...names.map((name) => `src/${name}`)].flatMap(inCode)) ??
    NOTHING;
  const code = (settings && textOf(tree, settings.file)) ?? "";
  const end = /^\s*trailingSlash\s*:\s*true\b/m.test(code) ? "/" : "";
  return {
    maker: settings ? `Next.js in ${settings.file}` : "Next.js in package.json",
    title: setting(words, "title", "name"),
    url: setting(words, "siteUrl", "url", "link"),
    description: setting(words, "description"),
    language: setting(words, "language", "lang"),
    authors: setting(words, "author"),
    ...posts,
    permalink: addressIn(tree, root, folder, end),
    output: { value: join(root, "public"), from: "the folder that Next.js copies" },
  };
}

// The page that all posts are made with: `app/blog/[slug]/page.tsx`, `pages/posts/[slug].js`.
function addressIn(
  tree: ProjectTree,
  root: string,
  folder: string,
  end: string,
): Found | undefined {
  const own = folder.slice(folder.lastIndexOf("/") + 1).replace(/^_/, "");
  for (const pages of PAGES.map((name) => join(root, name))) {
    // A post may be a page itself.
    if (`${folder}/`.startsWith(`${pages}/`))
      return { value: `${folder.slice(pages.length)}/:path${end}`, from: `the folder ${folder}` };
    const tops = tree.entries(pages).map(({ name }) => name);
    // Folders in brackets are no part of an address.
    const groups = [".", ...tops.filter((name) => /^\(.*\)$/.test(name))];
    for (const name of [own, ...BLOGS, "."]) {
      for (const group of groups) {
        const among = join(join(pages, group), name);
        const page = tree.entries(among).find((entry) => DYNAMIC.test(entry.name));
        if (!page) continue;
        return {
          value: `${name === "." ? "" : `/${name}`}/:path${end}`,
          from: join(among, page.name),
        };
      }
    }
  }
  return undefined;
}

const PAGES = ["app", "src/app", "pages", "src/pages"];
const DYNAMIC = /^\[{1,2}(?:\.\.\.)?(?:slug|id|post|path|article)\]{1,2}(?:\.[jt]sx?)?$/;
