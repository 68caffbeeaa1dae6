/** Where a post can be read: its own word for it, else the configured pattern. */
import type { Problem } from "../../model/problem.ts";
import { fieldFor } from "../head/fields.ts";
import { type Head, placeOf } from "../head/read-head.ts";
import { flagOf, textOf } from "../head/value.ts";
import { hexoPath } from "./hexo.ts";
import { fillTemplate, isTemplate } from "./permalink-template.ts";
import {
  type AddressFacts,
  compilePattern,
  encodePath,
  encodeWritten,
  expandPattern,
  type Pattern,
} from "./permalink.ts";
import { permalinkInvalid, permalinkTemplate } from "./address-problems.ts";

/** The site, as far as addresses go. */
export interface AddressRules {
  /** Absolute, ending in `/`. */
  readonly siteUrl: string;
  /** As written. */
  readonly permalink: string;
  readonly pattern: Pattern;
  /** Patterns that hold for the posts of one folder of the site's content. */
  readonly sections: ReadonlyMap<string, Pattern>;
}

/** Hugo's patterns by section, taken apart; names of sections are in lower case. */
export function sectionPatterns(
  written: Readonly<Record<string, string>>,
): ReadonlyMap<string, Pattern> {
  return new Map(
    Object.entries(written).map(([section, pattern]) => [
      section.toLowerCase(),
      compilePattern(pattern.startsWith("/") ? pattern : `/${pattern}`).pattern,
    ]),
  );
}

export interface Address {
  /** Absent where the post has no page of its own. */
  readonly url?: string;
  /** The page elsewhere that it is about. */
  readonly about?: string;
}

/** The absolute address of a post, and that of the page elsewhere that a link post is about. */
export function addressOf(
  head: Head,
  facts: AddressFacts,
  rules: AddressRules,
  problems: Problem[],
): Address {
  const { fields } = head;
  const about = outside(textOf(fieldFor(fields, "about")?.value), rules);
  let target = about;
  for (const fact of ["permalink", "url", "path"] as const) {
    const field = fieldFor(fields, fact);
    const written = textOf(field?.value);
    if (!field || written === undefined) continue;
    const away = outside(written, rules);
    target ??= away;
    // To Jekyll the others are names like any.
    if (away !== undefined || (facts.dialect === "jekyll" && fact !== "permalink")) continue;
    if (fact === "permalink" && flagOf(field.value) === false) return withAbout({}, target);
    const own = ownPath(written, facts, rules);
    // In Hugo what does not begin with a slash is relative to the site in that language.
    const isRelative =
      facts.dialect === "hugo" && fact === "url" && /^(?!\/|https?:)/i.test(written);
    const isPrefixed = isRelative || (facts.dialect === "jekyll" && !isBelow(own, facts.prefix));
    const path = isPrefixed && own !== undefined ? `${facts.prefix ?? ""}/${own}` : own;
    if (path !== undefined) return withAbout({ url: below(rules.siteUrl, path) }, target);
    const isAddress = /^https?:\/\//i.test(written) && !isTemplate(written);
    problems.push(
      (isAddress ? permalinkInvalid : permalinkTemplate)(placeOf(head, field), written),
    );
  }
  return withAbout({ url: below(rules.siteUrl, patternPath(facts, rules)) }, target);
}

// Polyglot builds the whole site once more for each language, whatever its posts call their places.
function isBelow(path: string | undefined, prefix = ""): boolean {
  return path?.startsWith(`${prefix}/`) === true;
}

function withAbout(address: Address, about: string | undefined): Address {
  return about === undefined ? address : { ...address, about };
}

/** An absolute address that is not on this site. */
function outside(written: string | undefined, { siteUrl }: AddressRules): string | undefined {
  if (written === undefined || !/^https?:\/\//i.test(written)) return undefined;
  const url = URL.parse(written);
  return url && url.host !== new URL(siteUrl).host ? url.href : undefined;
}

/** The path that a header names; undefined where a program would have to be run to know it, or where it is none. */
function ownPath(
  written: string,
  facts: AddressFacts,
  { siteUrl, permalink }: AddressRules,
): string | undefined {
  // Hexo takes it as it stands.
  if (facts.hexo && !/^https?:\/\//i.test(written))
    return hexoPath(encodeWritten(written.replace(/^\/?/, "/")), facts.hexo.site);
  const filled = fillTemplate(written, facts);
  if (isTemplate(filled)) return undefined;
  if (/^https?:\/\//i.test(filled)) {
    const pathname = URL.parse(filled)?.pathname;
    const base = new URL(siteUrl).pathname;
    return pathname?.startsWith(base) ? pathname.slice(base.length) : pathname;
  }
  const named = /^(?:date|pretty|ordinal|none)$/.test(filled) || /:[a-z]/.test(filled);
  const path = named ? expandPattern(compilePattern(filled).pattern, facts) : encodeWritten(filled);
  // Zola's paths, and those of sites whose addresses end with `/`, need not say so.
  const open = !/\/$|\.[A-Za-z0-9]+$/.test(path) && facts.dialect !== "jekyll";
  const ends = facts.dialect === "hugo" || permalink.endsWith("/");
  return open && ends ? `${path}/` : path;
}

function patternPath(
  facts: AddressFacts,
  { permalink, pattern: usual, sections }: AddressRules,
): string {
  const own =
    sections.size === 0 ? undefined : sections.get(facts.sections[0]?.toLowerCase() ?? "");
  const pattern = own ?? usual;
  // Docusaurus sets a slug below the blog, without the date.
  const [, base, end = ""] = (facts.belowBlog !== undefined && BLOG.exec(permalink)) || [];
  if (facts.belowBlog !== undefined && base !== undefined) {
    const path = (facts.slug ?? facts.belowBlog).normalize("NFC");
    return `${facts.prefix ?? ""}${encodeWritten(base)}${encodePath(path)}${end}`;
  }
  const path = expandPattern(pattern, facts);
  // Hugo reads what its permalinks give as an address, in which a plus is a space.
  const read = own && facts.dialect === "hugo" ? path.replace(/-?\++-?/g, "-") : path;
  const whole = permalink.includes(":lang") ? read : (facts.prefix ?? "") + read;
  return facts.hexo ? hexoPath(whole, facts.hexo.site) : whole;
}

const BLOG = /^([^:]*\/):year\/:month\/:day\/:slug(\/?)$/;

/** The path below the site's address: however many `..` it has, it cannot leave the site. */
function below(siteUrl: string, path: string): string {
  if (PLAIN_PATH.test(path)) return siteUrl + path.slice(1);
  const segments: string[] = [];
  let isFolder = true;
  for (const segment of path.split("/")) {
    const dots = segment.replace(/%2e/gi, ".");
    const isIndex = /^index\.html?$/.test(segment);
    isFolder = dots === "" || dots === "." || dots === ".." || isIndex;
    if (dots === "..") segments.pop();
    // `index.html` within a path is a folder like another.
    else if (!isFolder || (isIndex && !path.endsWith(segment))) segments.push(segment);
  }
  return siteUrl + segments.join("/") + (isFolder && segments.length > 0 ? "/" : "");
}

// Nearly all are of this form: no empty segment, none of dots, no `index.html`.
const PLAIN_PATH = /^(?:\/(?!index\.html?$)[A-Za-z0-9~_][A-Za-z0-9~_.-]*)+\/?$/;
