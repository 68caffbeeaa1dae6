/** One posts folder: which of its files are posts, and what only belongs to one. */
import type { Dialect } from "../model/config.ts";
import type { SourceFile } from "../model/ports.ts";
import type { LeftOut } from "../model/post.ts";
import type { Context, FolderContext } from "./context.ts";
import { isReadData, readFolderData } from "./around/data-files.ts";
import { languagesOf } from "./around/languages.ts";
import { type FolderMemory, recalling } from "./memory.ts";
import { isListing, openPost, type Opening } from "./open-post.ts";
import { dateMissing } from "./problems.ts";
import { readSections } from "./around/sections.ts";
import { type Sketch, sketchPost } from "./sketch.ts";
import { type Candidate, notAPost, sortOut } from "./sort-out.ts";

export interface FolderScan {
  readonly sketches: readonly Sketch[];
  readonly leftOut: readonly LeftOut[];
  readonly attachments: number;
  readonly memory: FolderMemory;
  /** Whether all of it was remembered before, or nearly. */
  readonly isKnown: boolean;
}

/**
 * Reads the heads of one posts folder. Problems go to the context.
 *
 * @param before what an earlier scan remembers of it
 */
export function scanFolder(
  folder: string,
  files: readonly SourceFile[],
  context: Context,
  before: FolderMemory | undefined,
): FolderScan {
  const sorted = sortOut(folder, files, context.config.posts);
  const { candidates } = sorted;
  const indexes = candidates.filter(isIndex);
  const others = indexes.length > 0 ? candidates.filter((it) => !isIndex(it)) : candidates;
  const { posts, site } = context.config;
  const isSettled = posts.rules?.contents && WITH_LANGUAGES.has(posts.dialect);
  const settled = isSettled ? site.language : undefined;
  const languages = languagesOf(folder, candidates, posts.tree, settled);
  const around: Around = {
    shared: readFolderData(folder, files, context),
    languages,
    sections: readSections(folder, languages.own, files, context),
    bundles: new Set(),
    inhabited: new Set(indexes.length > 0 ? others.flatMap(foldersAbove) : []),
  };
  const sketches: Sketch[] = [];
  // Nobody misses what was read for its data.
  const out = sorted.leftOut.filter(({ source }) => !isReadData(source, around.shared, context));
  const attachments = sorted.attachments + sorted.leftOut.length - out.length;
  // Bundles first, outer ones before inner ones: what lies beside one depends on it.
  const outerFirst = indexes.toSorted((a, b) => depth(a) - depth(b));
  const { recall, memory, isKnown } = recalling(around, context, before);
  for (const [place, candidate] of [...outerFirst, ...others].entries()) {
    const result =
      bundleAround(candidate, around.bundles) === undefined
        ? recall(candidate.file, (recorder) => readCandidate(candidate, around, recorder))
        : readCandidate(candidate, around, context);
    if (!("post" in result)) {
      out.push(result);
      continue;
    }
    sketches.push(result);
    if (place < indexes.length) around.bundles.add(folderOf(candidate));
  }
  return { sketches, leftOut: out, attachments, memory: memory(), isKnown: isKnown() };
}

// Whose settings tell all languages of a site.
const WITH_LANGUAGES: ReadonlySet<Dialect> = new Set(["hugo", "zola"]);

interface Around extends FolderContext {
  /** Folders of page bundles. */
  readonly bundles: Set<string>;
  /** Folders with other posts than their own page, at any depth. */
  readonly inhabited: ReadonlySet<string>;
}

function readCandidate(candidate: Candidate, around: Around, context: Context): Sketch | LeftOut {
  const bundle = bundleAround(candidate, around.bundles);
  const { dialect } = context.config.posts;
  const isText = candidate.markup === "markdown" || candidate.markup === "mdx";
  // In Hugo's and Zola's bundles nothing is a post of its own, elsewhere a dated Markdown file is.
  if (bundle !== undefined && (!isText || dialect === "hugo" || dialect === "zola")) {
    return belongsTo(bundle, candidate);
  }
  const opening = openPost(candidate, around, context);
  if (isIndex(candidate) && isBundle(opening, candidate, around)) {
    around.bundles.add(folderOf(candidate));
  }
  if (bundle !== undefined && !hasOwnDate(opening)) return belongsTo(bundle, candidate);
  const { path } = candidate.file;
  switch (opening.is) {
    case "left-out":
      return { source: path, ...opening.why };
    case "broken":
      context.problems.push(opening.problem);
      return { source: path, reason: "broken", because: opening.problem.headline };
    case "undated": {
      const because = whyUndated(candidate, opening, around);
      if (because !== undefined) return notAPost(candidate.file, because);
      const problem = dateMissing({ file: path });
      context.problems.push(problem);
      return { source: path, reason: "broken", because: problem.headline };
    }
    case "post": {
      const sketch = sketchPost(opening.post, around, context);
      return sketch ?? { source: path, reason: "hidden", because: "it has no page of its own" };
    }
  }
}

function isBundle(opening: Opening, candidate: Candidate, { inhabited }: Around): boolean {
  return opening.is !== "undated" || !inhabited.has(folderOf(candidate));
}

function hasOwnDate(opening: Opening): boolean {
  if (opening.is !== "post") return opening.is !== "undated";
  return opening.post.dateFrom !== "file-name" || opening.post.name.date !== undefined;
}

function belongsTo(bundle: string, { file }: Candidate): LeftOut {
  return notAPost(file, `it belongs to the post in \`${bundle}/\``);
}

/** Why a file without a date is no post that lost it. */
function whyUndated(
  candidate: Candidate,
  opening: Extract<Opening, { is: "undated" }>,
  { inhabited, sections }: Around,
): string | undefined {
  if (isIndex(candidate) && inhabited.has(folderOf(candidate)))
    return "it is the page of its folder";
  if (isListing(opening)) return "it lists other posts";
  // Whoever names the whole site as posts has pages too, and they are as they should be.
  if (WHOLE_SITE.test(candidate.folder) || candidate.folder === sections.content)
    return "nothing says when it was published, as with a page";
  if (opening.head.kind !== "none") return undefined;
  if (candidate.markup === "html") return "an HTML page without a header and without a date";
  if (candidate.markup === "text") return "a plain text without a date on top";
  // Manuals and notes are written in these as well.
  const isNote = candidate.markup === "rst" || candidate.markup === "org";
  return isNote ? "it has neither a header nor a date" : undefined;
}

// The project, or where generators have all that becomes a page.
const WHOLE_SITE = /^\.$|(?:^|\/)(?:content|source|src|docs)$/;

function bundleAround(candidate: Candidate, bundles: ReadonlySet<string>): string | undefined {
  if (bundles.size === 0) return undefined;
  const [own, ...outer] = foldersAbove(candidate);
  const folders = isIndex(candidate) ? outer : [own ?? "", ...outer];
  return folders.find((folder) => bundles.has(folder));
}

/** The folders that a file is in, innermost first, the posts folder itself not included. */
function foldersAbove({ file, relative }: Candidate): string[] {
  const folders: string[] = [];
  const top = file.path.length - relative.length;
  for (
    let end = file.path.lastIndexOf("/");
    end >= top;
    end = file.path.lastIndexOf("/", end - 1)
  ) {
    if (end <= 0) break;
    folders.push(file.path.slice(0, end));
  }
  return folders;
}

function folderOf({ file }: Candidate): string {
  return file.path.slice(0, Math.max(0, file.path.lastIndexOf("/")));
}

function isIndex({ relative }: Candidate): boolean {
  return relative.includes("/index.") && /\/index(?:\.[a-zA-Z-]{2,7})?\.[a-z]+$/.test(relative);
}

function depth({ relative }: Candidate): number {
  return relative.split("/").length;
}
