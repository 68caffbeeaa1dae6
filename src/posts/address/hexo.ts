/** What Hexo makes of the names of files, of categories and of what a header says of its address. */
import { createHash } from "node:crypto";
import type { HexoSite } from "../../model/hexo-site.ts";
import { fieldFor } from "../head/fields.ts";
import { type Fields, textOf, textsOf } from "../head/value.ts";

/** What parts of a pattern stand for that only Hexo has. */
export interface HexoFacts {
  /** `:title`: the path below `_posts` without extension, or what `new_post_name` says of it. */
  readonly title: string;
  /** `:category`: the last one, below those that it is in. */
  readonly category: string;
  /** Of the post's date, since 1970. */
  readonly seconds: number;
  /** What the settings say. */
  readonly site: HexoSite;
}

/**
 * The title of a post's address.
 *
 * @param path below `_posts`, without extension
 */
export function hexoTitle(path: string, { names }: HexoSite): string {
  if (names === undefined) return path;
  const match = compiled(names).exec(path);
  return match ? (match.groups?.["title"] ?? path) : slugize(path);
}

let last: { readonly names: string; readonly pattern: RegExp } | undefined;

// `:year-:month-:day-:title.md` or `:lang/:title.md`: as Hexo reads it, whatever it does not know is some text.
function compiled(names: string): RegExp {
  if (last?.names === names) return last.pattern;
  const source = names
    .replace(/\.[^./]*$/, "")
    .split(/:(\w*[^_\W])/)
    .map((piece, index) => {
      if (index % 2 === 0) return piece.replace(/[-[\]/{}()*+?.\\^$|]/g, "\\$&");
      return piece === "title" ? "(?<title>.+?)" : (SEGMENTS.get(piece) ?? ".+?");
    });
  last = { names, pattern: new RegExp(`^${source.join("")}$`, "s") };
  return last.pattern;
}

const SEGMENTS: ReadonlyMap<string, string> = new Map([
  ["year", "\\d{4}"],
  ["month", "\\d{2}"],
  ["day", "\\d{2}"],
  ["i_month", "\\d{1,2}"],
  ["i_day", "\\d{1,2}"],
  ["hash", "[0-9a-f]{12}"],
]);

/** The last category of a post: of a list the innermost, as each is in the one before; of several lists the last. */
export function hexoCategory(fields: Fields, fallback: string, rules: HexoSite): string {
  const value = (fieldFor(fields, "categories") ?? fieldFor(fields, "category"))?.value;
  const items = value?.is === "list" ? value.items : [];
  const several = items.some((item) => item.is === "list");
  const own = several ? items.at(-1) : value;
  const names = own?.is === "list" ? textsOf(own) : [textOf(own) ?? ""];
  const slugs = names.map((name) => slugize(rules.categories?.[name] ?? name, rules.letters));
  return slugs.filter((slug) => slug !== "").join("/") || fallback;
}

/** `:hash`, which tells posts of one name on several days apart. */
export function hexoHash({ title, seconds }: HexoFacts): string {
  return createHash("sha1").update(`${title}${seconds}`).digest("hex").slice(0, 12);
}

/** Hexo's `slugize`: signs and spaces are hyphens, Latin letters have no marks. */
export function slugize(text: string, letters?: HexoSite["letters"]): string {
  const slug = text
    .normalize("NFC")
    .replace(/[\u00C0-\u024F\u1E00-\u1EFF]/g, (letter) => letter.normalize("NFD").charAt(0))
    .replace(/\p{Cc}/gu, "")
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, "-")
    .replace(/^-|-$/g, "");
  if (letters === undefined) return slug;
  return letters === "small" ? slug.toLowerCase() : slug.toUpperCase();
}

/** The address as pages name it: with a slash where posts have folders for what belongs to them, short where wanted. */
export function hexoPath(path: string, { assetFolders, bareHtml }: HexoSite): string {
  const folder = assetFolders === true && !/(?:\/|\.html)$/.test(path) ? `${path}/` : path;
  if (bareHtml === true && !folder.endsWith("index.html")) return folder.replace(/\.html$/, "");
  return folder;
}
