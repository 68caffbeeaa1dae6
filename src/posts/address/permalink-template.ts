/** Addresses that Eleventy's posts write as templates, as far as these are nothing but names. */
import type { WallDateTime } from "../../lib/time.ts";
import type { AddressFacts } from "./permalink.ts";
import { slugFilter, slugifyFilter } from "./eleventy-slugs.ts";

/**
 * The address with what stands in braces put in: names that every post has, turned into slugs and dates
 * by the filters that Eleventy brings along. Whatever else a template says stays as it is written.
 */
export function fillTemplate(written: string, facts: AddressFacts): string {
  if (!written.includes("{{")) return written;
  const chosen = written.replace(
    EITHER,
    (_: string, variable: string, then: string, otherwise = "") =>
      valueOf(variable, facts) === undefined ? otherwise : then,
  );
  return chosen.replace(
    TAG,
    (tag: string, variable: string, other = "", filter = "", format = "") => {
      if (variable === "page.date" || variable === "date")
        return dated(facts.wall, format, filter) ?? tag;
      const value = valueOf(variable, facts) ?? valueOf(other, facts);
      if (value === undefined || filter === "") return value ?? tag;
      return SLUGS.get(filter)?.(value) ?? tag;
    },
  );
}

/** Whether a template for many posts says nothing but what `fillTemplate` can put in. */
export function isFillable(written: string): boolean {
  const filled = fillTemplate(written, ANY_POST);
  return !isTemplate(filled);
}

/** Whether something would have to be run to know what is meant. */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%|<%|\$\{/.test(text);
}

const ANY_POST: AddressFacts = {
  dialect: "eleventy",
  wall: { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 },
  title: "x",
  slug: "x",
  language: "x",
  name: "x",
  stem: "x",
  isBundle: false,
  collection: "x",
  directories: [],
  sections: [],
  categories: ["x"],
};

// `{{ slug or page.fileSlug }}` is the first that the post has.
const TAG =
  /\{\{-?\s{0,9}([\w.]{1,40})(?:\s{1,9}or\s{1,9}([\w.]{1,40}))?\s{0,9}(?:\|\s{0,9}(\w{1,20})\s{0,9}(?:[:(]\s{0,9}["']([^"'{}]{0,40})["']\s{0,9}\)?\s{0,9})?)?-?\}\}/g;

// `{% if slug %}{{ slug }}{% else %}{{ page.fileSlug }}{% endif %}`
const EITHER =
  /\{%-?\s{0,9}if ([\w.]{1,40})\s{0,9}-?%\}((?:(?!\{%)[^]){0,200})(?:\{%-?\s{0,9}else\s{0,9}-?%\}((?:(?!\{%)[^]){0,200}))?\{%-?\s{0,9}endif\s{0,9}-?%\}/g;

const SLUGS: ReadonlyMap<string, (text: string) => string> = new Map([
  ["slug", slugFilter],
  ["slugify", slugifyFilter],
]);

function valueOf(variable: string, facts: AddressFacts): string | undefined {
  switch (variable) {
    case "page.fileSlug":
      return facts.name;
    case "page.filePathStem":
      return ["", ...facts.sections, facts.name, ...(facts.isBundle ? ["index"] : [])].join("/");
    case "slug":
      return facts.slug;
    case "title":
      return facts.title;
    case "lang":
    case "locale":
      return facts.language;
    case "category":
      return facts.categories[0];
    default:
      return undefined;
  }
}

/**
 * A date in the words of `strftime`, as Liquid takes them, or in those of the packages that people make
 * filters of, whatever they call these; undefined for any but numbers.
 */
function dated(wall: WallDateTime, format: string, filter: string): string | undefined {
  if (!format.includes("%")) return PLAIN.test(format) ? inNumbers(wall, format) : undefined;
  let known = filter === "date";
  const text = format.replace(/%(-?)([A-Za-z])/g, (_, bare: string, letter: string) => {
    const part = PARTS.get(letter)?.(wall);
    known &&= part !== undefined;
    return bare === "" ? (part ?? "") : String(Number(part));
  });
  return known ? text : undefined;
}

// Luxon's and Moment's: `yyyy/LL/dd`, `YYYY-MM-DD`.
const PLAIN = /^(?:yyyy|yy|YYYY|YY|LL?|MM?|dd?|DD?|[-/._])+$/;

function inNumbers({ year, month, day }: WallDateTime, format: string): string {
  return format.replace(/y+|Y+|L+|M+|d+|D+/g, (part) => {
    const letter = part.charAt(0).toLowerCase();
    const number = letter === "y" ? year : letter === "d" ? day : month;
    if (letter === "y") return part.length === 2 ? two(year % 100) : String(year).padStart(4, "0");
    return part.length === 2 ? two(number) : String(number);
  });
}

const two = (number: number): string => String(number).padStart(2, "0");

const PARTS: ReadonlyMap<string, (wall: WallDateTime) => string> = new Map([
  ["Y", ({ year }) => String(year).padStart(4, "0")],
  ["y", ({ year }) => two(year % 100)],
  ["m", ({ month }) => two(month)],
  ["d", ({ day }) => two(day)],
  ["H", ({ hour }) => two(hour)],
  ["M", ({ minute }) => two(minute)],
]);
