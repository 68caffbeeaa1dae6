import type { ProjectTree } from "../../model/tree.ts";
import { languageTree } from "./languages.ts";
import { dependencies } from "./package-json.ts";
import { inCode, postsBelow } from "./posts-below.ts";
import type { Found, Hints } from "./recognised.ts";
import { join, plainStrings, setting, textOf, textSetting, NOTHING } from "./settings.ts";
import { USUAL_ADDRESSES } from "./usual.ts";

/** A Docusaurus site: its settings, or a blog that is kept as Docusaurus keeps it. */
export function docusaurus(
  tree: ProjectTree,
  root: string,
  written?: readonly string[],
): Hints | undefined {
  const settings = plainStrings(tree, root, inCode("docusaurus.config"));
  if (!settings && !hasBlog(tree, root)) return undefined;
  const site = settings ?? NOTHING;
  const code = (settings && textOf(tree, settings.file)) ?? "";
  const blogs = blogsIn(code);
  const blog = blogs.find((each) => written?.some((folder) => isOf(each, root, folder))) ??
    blogs[0] ?? { slash: hasSlash(code) };
  const [url, base] = [textSetting(site, "url"), textSetting(site, "baseUrl")];
  return {
    title: setting(site, "title"),
    url: url && {
      value: url.value.replace(/\/$/, "") + (base?.value ?? "/"),
      from: `\`url\` and \`baseUrl\` in ${site.file}`,
    },
    description: setting(site, "tagline"),
    language: setting(site, "defaultLocale"),
    ...postsBelow(tree, root, [blog.path ?? "blog", "."], written),
    tree: languageTree({
      main: setting(site, "defaultLocale")?.value,
      names: setting(site, "locales")?.value,
    }),
    permalink: addressOf(blog, site.file),
    output: { value: join(root, "static"), from: "the folder that Docusaurus copies" },
  };
}

function hasBlog(tree: ProjectTree, root: string): boolean {
  const people = tree.entries(join(root, "blog")).some(({ name }) => name === "authors.yml");
  return people || dependencies(tree, root).has("@docusaurus/core");
}

interface BlogOptions {
  /** What its plugin is called, where there are several. */
  readonly id?: string;
  /** Where the posts are, below the site. */
  readonly path?: string;
  /** What their addresses begin with: `/`, `/news`. */
  readonly route?: string;
  readonly slash: boolean;
}

/** Whether a posts folder is that blog's, or holds it in another language. */
function isOf({ path = "blog", id }: BlogOptions, root: string, folder: string): boolean {
  const own = join(root, path);
  const localised = /\/docusaurus-plugin-content-blog(?:-([^/]+))?(?:\/|$)/.exec(folder);
  return localised ? localised[1] === id : folder === own || folder.startsWith(`${own}/`);
}

/** What stands in plain sight in `blog: { … }` or behind the plugins of blogs, each at its first level. */
function blogsIn(code: string): BlogOptions[] {
  const text = withoutComments(code);
  const slash = hasSlash(code);
  const openings = text.matchAll(/\bblog\s*:\s*\{|plugin-content-blog["'`]\s*,\s*\{/g);
  return Array.from(openings.take(MOST_BLOGS), (opening): BlogOptions => {
    const own = firstLevel(text, opening.index + opening[0].length);
    const path = /(?:^|[\s,])path\s*:\s*(["'`])(?:\.\/)?([\p{L}\p{M}\w./ -]+?)\/?\1/u.exec(
      own,
    )?.[2];
    const route = /\brouteBasePath\s*:\s*(["'`])\/?([\p{L}\p{M}\w./-]*)\1/u.exec(own)?.[2];
    const id = /(?:^|[\s,])id\s*:\s*(["'`])([\w-]+)\1/.exec(own)?.[2];
    return {
      slash,
      ...(path !== undefined && { path }),
      ...(route !== undefined && { route: `/${route.replace(/\/$/, "")}` }),
      ...(id !== undefined && id !== "default" && { id }),
    };
  });
}

const MOST_BLOGS = 20;

function hasSlash(code: string): boolean {
  return /^\s*trailingSlash\s*:\s*true\b/m.test(withoutComments(code));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$|\s\/\/.*$/gm, "");
}

function firstLevel(text: string, start: number): string {
  let depth = 1;
  let own = "";
  for (const piece of text.slice(start, start + 20_000).split(/([{}])/)) {
    if (piece === "{") depth++;
    else if (piece === "}") depth--;
    else if (depth === 1) own += piece;
    if (depth === 0) break;
  }
  return own;
}

function addressOf({ route, slash }: BlogOptions, file: string): Found {
  const usual = USUAL_ADDRESSES.docusaurus;
  if (route === undefined && !slash) return usual;
  const base = route === undefined ? "/blog" : route === "/" ? "" : route;
  const said = [route === undefined ? "" : "routeBasePath", slash ? "trailingSlash" : ""];
  return {
    value: usual.value.replace(/^\/blog/, base) + (slash ? "/" : ""),
    from: `${said.flatMap((name) => (name === "" ? [] : [`\`${name}\``])).join(" and ")} in ${file}`,
  };
}
