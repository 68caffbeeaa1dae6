/** What the generators make of a name on its way into an address. */
import type { Dialect } from "../../model/config.ts";
import { asciiSlug, type Slugify } from "./zola-slug.ts";

/** The slug that a generator gives a file of that name, date and extension already taken off. */
export function slugOfName(name: string, dialect: Dialect): string {
  const composed = name.normalize("NFC");
  switch (dialect) {
    case "plain":
      // A name of nothing but emoji or signs is a name too; one of full stops would lead elsewhere.
      return prettySlug(composed) || composed.replace(/^\.+$/, "");
    case "jekyll":
      return prettySlug(composed);
    case "hugo":
      return hugoSlug(composed);
    case "zola":
      return asciiSlug(composed);
    case "astro":
      return githubSlug(composed);
    case "eleventy":
    case "hexo":
    case "docusaurus":
      return composed;
  }
}

/** Jekyll's `pretty` mode, the case kept: `:title`. Slugs never end with a full stop. */
function prettySlug(name: string): string {
  if (/^[A-Za-z0-9_~][A-Za-z0-9_.~-]*[A-Za-z0-9_~]$/.test(name)) return name;
  return name
    .replace(/\.+$/, "")
    .replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** Jekyll's default mode: `:slug`. */
export function strictSlug(name: string): string {
  return name
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
}

/** What settings say of letters in addresses. */
export interface LetterRules {
  /** Capitals stay (Hugo's `disablePathToLower`). */
  readonly keepCase?: boolean;
  /** Letters lose their marks (Hugo's `removePathAccents`). */
  readonly withoutMarks?: boolean;
  readonly slugify?: Slugify;
}

/**
 * Hugo's `urlize` (its `paths.Sanitize`): a run of white space is a hyphen unless it stands beside one, what
 * is neither letter nor digit nor one of a few signs goes, and further hyphens stay.
 */
export function hugoSlug(name: string, { keepCase, withoutMarks }: LetterRules = {}): string {
  if (/^[a-z0-9._/-]+$/.test(name)) return name;
  const letters =
    withoutMarks === true
      ? name
          .normalize("NFD")
          .replace(/\p{Mn}/gu, "")
          .normalize("NFC")
      : name;
  const slug = letters
    .replace(/%(?![0-9a-f]{2})|[^-\s%\p{M}\p{L}\p{Nd}._#+~@/]/giu, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ ?- ?/g, "-")
    .replaceAll(" ", "-");
  return keepCase === true ? slug : slug.toLowerCase();
}

/** A title as Python's generators have it in addresses: with and without letters' marks they differ. */
export function titleSlug(title: string, { withoutMarks }: LetterRules = {}): string {
  if (withoutMarks !== true) return githubSlug(title.trim());
  return title
    .normalize("NFKD")
    .replace(/\p{M}|[^\p{L}\p{N}_\s-]/gu, "")
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, "-");
}

/** The slugs of GitHub's headings, which Astro takes. */
function githubSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^-\p{M}\p{L}\p{N}_ ]/gu, "")
    .replaceAll(" ", "-");
}

/** A slug as a title, for posts that have none: `hello-big_world` is `Hello big world`. */
export function readable(slug: string, dialect: Dialect): string {
  const words = slug.split(/[-_\s]+/).filter((word) => word !== "");
  // Jekyll writes every word of such a title with a capital.
  const all = dialect === "jekyll";
  return words.map((word, index) => (all || index === 0 ? capital(word) : word)).join(" ");
}

function capital(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}
