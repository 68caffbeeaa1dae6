/** Address patterns such as `/:year/:month/:slug/`, in the words of every generator. */
import type { WallDateTime } from "../../lib/time.ts";
import type { Dialect } from "../../model/config.ts";
import { type HexoFacts, hexoHash, slugize } from "./hexo.ts";
import { DAY_PARTS } from "./permalink-days.ts";
import { hugoSlug, type LetterRules, slugOfName, strictSlug, titleSlug } from "./slugs.ts";
import { zolaSlug } from "./zola-slug.ts";

/** What the parts of a pattern stand for. */
export interface AddressFacts {
  readonly dialect: Dialect;
  /** The post's day and time on the clocks that its addresses go by. */
  readonly wall: WallDateTime;
  readonly title: string;
  /** From the header, in place of the one that the file's name gives. */
  readonly slug?: string;
  /** A short name in the header that stays when the slug changes (Hexo). */
  readonly abbrlink?: string;
  /** The file's name without its date; of a bundle that of its folder. */
  readonly name: string;
  /** The same with its date. */
  readonly stem: string;
  /** Whether the file is `index` in a folder of that name. */
  readonly isBundle: boolean;
  /** Folders below the posts folder. */
  readonly directories: readonly string[];
  /** Folders below the site's content. */
  readonly sections: readonly string[];
  /** Those of them that Hugo takes for sections: the first, and each with a page of its own. */
  readonly paged?: readonly string[];
  /** What the site's settings say of letters (Hugo). */
  readonly letters?: LetterRules;
  readonly categories: readonly string[];
  /** From a key that Chinese themes have for it (Hexo). */
  readonly urlname?: string;
  readonly id?: string;
  readonly hexo?: HexoFacts;
  /** The path that Docusaurus gives it below the blog. */
  readonly belowBlog?: string;
  /** What folders and file names call its language; absent where nothing tells. */
  readonly language?: string;
  /** Jekyll's collection: the posts folder's name. */
  readonly collection: string;
  /** What stands before the pattern, such as `/fr` where that is not the site's language. */
  readonly prefix?: string;
}

/** A pattern taken apart: what stands between its parts, and what each part of an address is. */
export type Pattern = readonly (string | Part)[];
/** Percent-encodes what it gives, where that is not made of digits only. */
type Part = (facts: AddressFacts) => string;

/**
 * Takes a pattern apart. Jekyll's named ones (`pretty`, `date`, `ordinal`, `weekdate`, `none`) are patterns too.
 * A part of an unknown name stays what it is and is named in `unknown`.
 */
export function compilePattern(written: string): {
  readonly pattern: Pattern;
  readonly unknown: readonly string[];
} {
  const pattern: (string | Part)[] = [];
  const unknown: string[] = [];
  const text = NAMED_PATTERNS.get(written.trim()) ?? written;
  // Split at a captured group, every second piece is a name.
  for (const [index, piece] of text.split(/:(sections\[[^\]/]{1,20}\]|[a-z_]+)/).entries()) {
    const part = index % 2 === 1 ? (PARTS.get(piece) ?? cutOfSections(piece)) : undefined;
    // In `:month_:day` the underscore is none of the name's.
    const shorter = part || !piece.endsWith("_") ? undefined : PARTS.get(piece.slice(0, -1));
    if (index % 2 === 1 && shorter) pattern.push(shorter, "_");
    else {
      if (index % 2 === 1 && !part) unknown.push(piece);
      pattern.push(part ?? encodeWritten(index % 2 === 1 ? `:${piece}` : piece));
    }
  }
  return { pattern, unknown };
}

/** The path that a pattern gives a post; its parts are percent-encoded, and `/` in them separates. */
export function expandPattern(pattern: Pattern, facts: AddressFacts): string {
  let path = "";
  for (const part of pattern) path += typeof part === "string" ? part : part(facts);
  return path;
}

/** Percent-encodes what cannot stand in the path of an address; `/` stays. */
export function encodePath(text: string): string {
  if (/^[\w./~-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    /%(?:2F|24|26|2B|2C|3B|3D|3A|40)/g,
    (code) => decodeURIComponent(code),
  );
}

/** The same for what is written as an address: whoever writes `%20` means a space, as does a space. */
export function encodeWritten(path: string): string {
  const pieces = path.split(/(%[0-9A-Fa-f]{2})/);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : encodePath(piece))).join("");
}

const NAMED_PATTERNS: ReadonlyMap<string, string> = new Map([
  ["date", "/:categories/:year/:month/:day/:title:output_ext"],
  ["pretty", "/:categories/:year/:month/:day/:title/"],
  ["ordinal", "/:categories/:year/:y_day/:title:output_ext"],
  ["weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"],
  ["none", "/:categories/:title:output_ext"],
]);

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...Array.from(DAY_PARTS, ([name, part]): [string, Part] => [name, ({ wall }) => part(wall)]),
  ["output_ext", () => ".html"],
  ...Object.entries({
    title: titlePart,
    // Hugo's falls back to the title, and says `:slugorfilename` where the name is meant.
    slug: (facts) => {
      const { dialect, slug, name, title, letters } = facts;
      if (dialect === "jekyll") return strictSlug(slug ?? name);
      return dialect === "hugo" && slug === undefined ? hugoSlug(title, letters) : slugPart(facts);
    },
    slugortitle: (facts) =>
      facts.slug === undefined ? hugoSlug(facts.title, facts.letters) : slugPart(facts),
    slugified_title: ({ slug, title, letters }) => slug ?? titleSlug(title, letters),
    slugorfilename: slugPart,
    slugorcontentbasename: slugPart,
    filename: namePart,
    contentbasename: namePart,
    // Jekyll's has the date in it.
    name: (facts) => (facts.dialect === "jekyll" ? strictSlug(facts.stem) : namePart(facts)),
    post_title: ({ title }) => slugize(title, "small"),
    timestamp: ({ hexo }) => String(hexo?.seconds ?? ""),
    hash: ({ hexo }) => (hexo ? hexoHash(hexo) : ""),
    id: (facts) => facts.id ?? slugPart(facts),
    urlname: (facts) => facts.urlname ?? slugPart(facts),
    basename: basenamePart,
    // What Hexo's plug-in of that name writes into headers.
    abbrlink: (facts) => facts.abbrlink ?? slugPart(facts),
    categories: categoriesPart,
    category: categoriesPart,
    slugified_categories: ({ categories }) => [...new Set(categories.map(strictSlug))].join("/"),
    path: ({ directories, stem }) => [...directories, stem].join("/"),
    collection: ({ collection }) => collection,
    lang: ({ language = "" }) => language,
    section: (facts) => sectionParts(facts)[0] ?? "",
    sections: (facts) => sectionParts(facts).join("/"),
  } satisfies Record<string, Part>).map(([name, part]: [string, Part]): [string, Part] => [
    name,
    (facts) => encodePath(part(facts)),
  ]),
]);

function namePart(facts: AddressFacts): string {
  const { hexo } = facts;
  if (hexo) return hexo.title.slice(hexo.title.lastIndexOf("/") + 1);
  // Hugo's has its date even where the slug has none.
  return slugOf(facts.dialect === "hugo" ? facts.stem : facts.name, facts);
}

// A file that is called like its folder is to Eleventy the page of that folder.
function basenamePart({ dialect, stem, sections, isBundle }: AddressFacts): string {
  return dialect === "eleventy" && !isBundle && sections.at(-1) === stem ? "" : stem;
}

function sectionParts(facts: AddressFacts): string[] {
  const { sections, paged = sections, dialect } = facts;
  return dialect === "zola" ? [...sections] : paged.map((section) => slugOf(section, facts));
}

function slugOf(name: string, { dialect, letters }: AddressFacts): string {
  if (dialect === "zola") return zolaSlug(name, letters?.slugify);
  return dialect === "hugo" ? hugoSlug(name.normalize("NFC"), letters) : slugOfName(name, dialect);
}

/** Some of the sections, in the words of Go: `sections[1:]`, `sections[:last]`, `sections[0]`. */
function cutOfSections(written: string): Part | undefined {
  const [, from, colon, to] = /^sections\[(last|\d{0,3})(:?)(last|\d{0,3})\]$/.exec(written) ?? [];
  if (from === undefined || to === undefined || (colon === "" && from === "")) return undefined;
  return (facts) => {
    const sections = sectionParts(facts);
    const at = (bound: string, open: number): number =>
      bound === "" ? open : bound === "last" ? sections.length - 1 : Number(bound);
    const start = at(from, 0);
    const end = colon === "" ? start + 1 : at(to, sections.length);
    return encodePath(sections.slice(Math.max(0, start), Math.max(0, end)).join("/"));
  };
}

/** Names of the parts that a pattern may have. */
export const PART_NAMES: readonly string[] = [...PARTS.keys()];

// Hugo's title is the title; everybody else's is the file's name.
function titlePart(facts: AddressFacts): string {
  return facts.dialect === "hugo" ? hugoSlug(facts.title, facts.letters) : slugPart(facts);
}

function slugPart(facts: AddressFacts): string {
  const { dialect, slug, name, directories, hexo } = facts;
  if (hexo) return hexo.title;
  // To these a slug is words like others.
  const isWords = dialect === "hugo" || dialect === "jekyll" || dialect === "zola";
  if (slug !== undefined) return isWords ? slugOf(slug, facts) : slug;
  // Astro's and Docusaurus's have the folders in them.
  if (dialect !== "astro" && dialect !== "docusaurus") return slugOf(name, facts);
  return [...directories, name].map((part) => slugOfName(part, dialect)).join("/");
}

function categoriesPart(facts: AddressFacts): string {
  const { categories, hexo } = facts;
  if (hexo) return hexo.category;
  return [...new Set(categories.map((name) => name.toLowerCase()))].join("/");
}
