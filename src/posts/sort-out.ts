/** Which files of a posts folder may be posts, going by their paths alone. */
import type { PostsConfig } from "../model/config.ts";
import type { SourceFile } from "../model/ports.ts";
import { markupOf } from "../model/markup.ts";
import type { LeftOut, Markup } from "../model/post.ts";

/** A file that may be a post. */
export interface Candidate {
  readonly file: SourceFile;
  /** The posts folder that it is in. */
  readonly folder: string;
  /** Its path below that. */
  readonly relative: string;
  readonly markup: Markup;
}

export interface SortedOut {
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
  /** Pictures and other files that nobody would take for a post. */
  readonly attachments: number;
}

/** Whose habits the posts follow, and what its settings say. */
type Habits = Pick<PostsConfig, "dialect" | "rules">;

/** Sorts the files of one posts folder, in the order in which they come. */
export function sortOut(folder: string, files: readonly SourceFile[], habits: Habits): SortedOut {
  const { dialect } = habits;
  const candidates: Candidate[] = [];
  const leftOut: LeftOut[] = [];
  let attachments = 0;
  // Where Jekyll and Hexo have a folder for posts, what lies outside of it is a page.
  const keepsApart = dialect === "jekyll" || dialect === "hexo";
  const inPosts = keepsApart && files.some(({ path }) => /(?:^|\/)_posts\//.test(path));
  for (const file of files) {
    const relative = folder === "." ? file.path : file.path.slice(folder.length + 1);
    const name = relative.slice(relative.lastIndexOf("/") + 1);
    const markup = markupOf(name);
    const because =
      whyNoPost(relative, name, file, habits) ??
      (folder === "." ? whyElsewhere(relative) : undefined) ??
      (inPosts && !POSTS_FOLDER.test(file.path) ? "it is in no `_posts` folder" : undefined);
    const isSaid = markup !== undefined || isSpokenOf(name);
    if (!isSaid || isInternal(relative, markup) || OURS.test(file.path)) attachments++;
    else if (because !== undefined) leftOut.push(notAPost(file, because));
    else if (markup === undefined) leftOut.push(notAPost(file, unread(name)));
    else candidates.push({ file, folder, relative, markup });
  }
  return withoutSources({ candidates, leftOut, attachments });
}

/** Of a Quarto document or an Org file and the Markdown that was made of it, only one is the post. */
function withoutSources(sorted: SortedOut): SortedOut {
  if (!sorted.candidates.some(isSource)) return sorted;
  const paths = new Set(sorted.candidates.map(({ file }) => file.path));
  const rendered = (candidate: Candidate): boolean =>
    isSource(candidate) && paths.has(candidate.file.path.replace(SOURCE, ".md"));
  const sources = sorted.candidates.filter(rendered);
  return {
    ...sorted,
    candidates: sorted.candidates.filter((candidate) => !rendered(candidate)),
    leftOut: [...sorted.leftOut, ...sources.map(({ file }) => notAPost(file, MADE_FROM))],
  };
}

function isSource({ file }: Candidate): boolean {
  return SOURCE.test(file.path);
}

const SOURCE = /\.(?:qmd|org)$/;
const MADE_FROM = "it is what a post is made from";

/** A file left out because it is none of the blog's posts. */
export function notAPost({ path }: SourceFile, because: string): LeftOut {
  return { source: path, reason: "not-a-post", because };
}

const UNDERSCORED = /(?:^|\/)_(?!posts\/|drafts\/)/;

// To Hugo and Zola it is a name like another, to Astro where its collection says so.
function isHidden(relative: string, { dialect, rules }: Habits): boolean {
  const underscored = rules?.underscored;
  if (dialect === "hugo" || dialect === "zola" || underscored === "all") return false;
  return underscored === undefined || relative.startsWith("_", relative.lastIndexOf("/") + 1);
}

const POSTS_FOLDER = /(?:^|\/)_(?:posts|drafts)\//;

/** Why a path cannot be a post's, in a few words. */
function whyNoPost(
  relative: string,
  name: string,
  file: SourceFile,
  habits: Habits,
): string | undefined {
  if (file.bytes === 0) return "it is empty";
  if (!ODD.test(relative)) return undefined;
  if (/^#.*#$|^\.#|~$|\.(?:bak|orig|rej|swp|tmp)$/i.test(name)) return "an editor left it behind";
  if (/(?:^|\/)\./.test(relative)) return "its name or folder begins with a full stop";
  if (/^_index(?:\.|$)/.test(name)) return "it is the page of a section";
  if (UNDERSCORED.test(relative) && isHidden(relative, habits))
    return "its name or folder begins with `_`";
  if (README.test(name) || PAPERS.test(name)) return "it tells of the folder, not of the blog";
  if (/^index(?:\.[a-zA-Z-]{2,7})?\.[a-z]+$/.test(relative))
    return "it is the page of the posts folder itself";
  return undefined;
}

// What has to be true of a path that any of these reasons is about: most names have a digit or a hyphen.
const ODD = /(?:^|\/)(?:[._#]|readme|[a-z_]+(?:\.|$))|[#~]$|\.(?:bak|orig|rej|swp|tmp)$/i;

const PAPERS =
  /^(?:LICEN[CS]E|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|AUTHORS|SECURITY|TODO|(?:robots|humans|ads)(?=\.txt$))(?:\.[a-z]+)?$/;
const README = /^readme(?:[._-][a-z]{2}(?:[-_][a-z]{2,4})?)?(?:\.[a-z]+)?$/i;

/** Why a path of a whole project cannot be a post's: nobody keeps posts there, or copies of them only. */
function whyElsewhere(relative: string): string | undefined {
  const folder = /(?:^|\/)([^/]+)\/(?=.)/g;
  for (const [, name = ""] of relative.matchAll(folder)) {
    if (ELSEWHERE.has(name)) return `it is in a folder \`${name}\`, which holds no posts`;
  }
  return undefined;
}

const ELSEWHERE: ReadonlySet<string> = new Set(
  (
    "archetypes bower_components build coverage dist includes layouts node_modules out public " +
    "scaffolds target templates themes vendor"
  ).split(" "),
);

// Settings, records and caches: whoever reads the whole project need not hear of them.
const OURS = /^(?:\.postrider\/|postrider\.(?:yaml|lock|db)|\.env)/;

/** A generator's layouts and data, which nobody takes for posts. */
function isInternal(relative: string, markup: Markup | undefined): boolean {
  const isText = markup === "markdown" || markup === "mdx";
  return !isText && /(?:^|\/)_(?!posts\/|drafts\/)[^/]*\//.test(relative);
}

// Data and writing in languages that are not read: somebody may wonder where they are.
const SPOKEN_OF =
  /\.(?:adoc|asciidoc|bak|ejs|haml|hbs|ipynb|json|liquid|njk|orig|pug|rej|rmd|rtf|swp|textile|tmp|toml|wiki|yaml|yml)$|\.11tydata\.[cm]?js$|#$|~$/i;

function isSpokenOf(name: string): boolean {
  return SPOKEN_OF.test(name) || !name.includes(".");
}

function unread(name: string): string {
  if (/\.(?:json|toml|ya?ml|[cm]?js)$/i.test(name)) return "it holds data, not a post";
  const extension = /\.[^.]*$/.exec(name)?.[0];
  if (/^\.rmd$/i.test(extension ?? "")) return MADE_FROM;
  return extension === undefined ? "it has no extension" : `\`${extension}\` files are not read`;
}
