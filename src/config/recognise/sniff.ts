/** Whose habits posts follow, going by the posts themselves: for folders that come without settings. */
import type { Dialect } from "../../model/config.ts";
import type { ProjectFiles } from "../../model/ports.ts";

export interface Sniffed {
  readonly dialect: Dialect;
  /** What told it, in a few words. */
  readonly from: string;
}

/** The generator that posts in these folders were written for; undefined where nothing tells. */
export function sniffDialect(folders: readonly string[], files: ProjectFiles): Sniffed | undefined {
  const listed = folders.flatMap((folder) => files.list(folder).map(({ path }) => path));
  const found = dialectOfNames(listed, folders) ?? dialectOfTexts(listed, files);
  // Tags of Liquid are Hexo's and others' as well.
  const isNot = found?.dialect === "jekyll" && listed.some((path) => /(?:^|\/)_posts\//.test(path));
  return isNot && dialectOfPosts(listed) === undefined ? undefined : found;
}

/** Posts in `_posts` are Jekyll's; those in `source/_posts` are Hexo's, unless their names are dated. */
function dialectOfPosts(paths: readonly string[]): Sniffed | undefined {
  const posts = paths.filter((path) => /(?:^|\/)_posts\//.test(path) && TEXT.test(path));
  if (posts.length === 0) return undefined;
  const inSource = posts.some((path) => path.startsWith("source/") || path.includes("/source/"));
  const dated = posts.filter((path) => /\/\d{4}-\d{1,2}-\d{1,2}-[^/]*$/.test(path));
  // Jekyll has no posts without a date in their names.
  if (dated.length >= posts.length / 2) return { dialect: "jekyll", from: "posts are in `_posts`" };
  return inSource ? { dialect: "hexo", from: "posts are in `source/_posts`" } : undefined;
}

const PATHS: readonly (readonly [RegExp, Dialect, string])[] = [
  [/(?:^|\/)docusaurus-plugin-content-blog(?:-[^/]+)?\//, "docusaurus", "the folder's name"],
  [/(?:^|\/)src\/content\//, "astro", "posts are in `src/content`"],
];

function dialectOfPath(path: string): Sniffed | undefined {
  const found = PATHS.find(([pattern]) => pattern.test(path));
  return found && { dialect: found[1], from: found[2] };
}

function dialectOfNames(paths: readonly string[], folders: readonly string[]): Sniffed | undefined {
  const found = dialectOfPosts(paths) ?? dialectOfPath(paths[0] ?? "");
  if (found) return found;
  for (const path of paths) {
    if (!DATA.test(path)) continue;
    const [name = "", parent = ""] = path.split("/").toReversed();
    if (/\.11tydata\.(?:[cm]?js|json)$/.test(name) || (parent !== "" && name === `${parent}.json`))
      return { dialect: "eleventy", from: `the data file ${path}` };
    if (/^authors\.ya?ml$/.test(name) && folders.includes(path.slice(0, -name.length - 1)))
      return { dialect: "docusaurus", from: `the file ${path}` };
  }
  return undefined;
}

// Of ten thousand files these are few.
const DATA = /\.(?:[cm]?js|json|ya?ml)$/;

interface Sign {
  readonly dialect: Dialect;
  readonly pattern: RegExp;
  readonly what: string;
}

// What one generator reads and the others do not. Shortcodes are what tells Hugo from Zola.
const SIGNS: readonly Sign[] = [
  { dialect: "zola", pattern: /^\[(?:taxonomies|extra)\]\s*$/m, what: "`[taxonomies]`" },
  { dialect: "zola", pattern: /\]\(@\/[^)]*\.md/, what: "links that begin with `@/`" },
  { dialect: "zola", pattern: /^(?:sort_by|paginate_by|page_template)\s*=/m, what: "`sort_by`" },
  { dialect: "hugo", pattern: /\{\{[<%]\s*\/?[\w-]+/, what: "shortcodes such as `{{< figure >}}`" },
  {
    dialect: "hugo",
    // In YAML blogs made with Next.js have it as well.
    pattern: /^["']?(?:lastmod|expiryDate|publishDate)["']?\s*=|^expiryDate\s*:/m,
    what: "`lastmod`",
  },
  { dialect: "eleventy", pattern: /^eleventy[A-Z]\w+\s*:/m, what: "`eleventy…` keys" },
  {
    dialect: "eleventy",
    pattern: /^permalink\s*:.*\{\{\s*page\./m,
    what: "permalinks made by templates",
  },
  {
    dialect: "astro",
    pattern: /^(?:pubDate|pubDatetime|heroImage|updatedDate)\s*:/m,
    what: "`pubDate`",
  },
  {
    dialect: "docusaurus",
    pattern: /^(?:<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\})\s*$/m,
    what: "`truncate` marks",
  },
  { dialect: "docusaurus", pattern: /^hide_table_of_contents\s*:/m, what: "its keys" },
  {
    dialect: "hexo",
    pattern: /\{%\s*(?:asset_img|codeblock|asset_path|note\s)/,
    what: "tags such as `{% asset_img %}`",
  },
  { dialect: "hexo", pattern: /^(?:abbrlink|top_img)\s*:/m, what: "`abbrlink`" },
  {
    dialect: "jekyll",
    pattern: /\{%-?\s*(?:highlight|post_url|link|include)\s|\{\{\s*site\.(?:base)?url/,
    what: "Liquid tags such as `{% highlight %}`",
  },
];

const SAMPLE = 24;
const LOOKED_AT = 8192;
const TEXT = /\.(?:md|mkd|markdown|mdx|html|textile)$/i;

/** The generator that most of a sample shows signs of; where two show as many, none. */
function dialectOfTexts(paths: readonly string[], files: ProjectFiles): Sniffed | undefined {
  const texts = paths.filter((path) => TEXT.test(path));
  // Spread over all of them: the oldest were often written for another generator.
  const step = Math.max(1, texts.length / SAMPLE);
  const count = Math.min(SAMPLE, texts.length);
  const seen = new Map<Dialect, { posts: number; what: string }>();
  for (let index = 0; index < count; index++) {
    const bytes = files.read(texts[Math.floor(index * step)] ?? "", LOOKED_AT);
    const text = new TextDecoder().decode(bytes);
    const found = new Map(
      SIGNS.filter(({ pattern }) => pattern.test(text)).map(({ dialect, what }) => [dialect, what]),
    );
    for (const [dialect, what] of found) {
      const posts = (seen.get(dialect)?.posts ?? 0) + 1;
      seen.set(dialect, { posts, what: seen.get(dialect)?.what ?? what });
    }
  }
  const [first, second] = [...seen].toSorted(([, a], [, b]) => b.posts - a.posts);
  // One post among many may only speak of another generator.
  const enough = count > 3 ? 2 : 1;
  const isClear = first && first[1].posts >= enough && first[1].posts !== second?.[1].posts;
  if (isClear) return { dialect: first[0], from: `${first[1].what} in the posts` };
  const section = paths.find((path) => /(?:^|\/)_index(?:\.[\w-]+)?\.md$/.test(path));
  return section === undefined ? undefined : { dialect: "hugo", from: `the file ${section}` };
}
