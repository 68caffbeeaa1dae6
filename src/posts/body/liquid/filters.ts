/** Liquid's filters and Jekyll's, those that need nothing but their value. */
import { oneLine } from "../../../lib/text.ts";
import { absoluteUrl, relativeUrl } from "../site-path.ts";
import { strictSlug } from "../../address/slugs.ts";
import {
  formatted,
  isList,
  isMoment,
  type LiquidValue,
  type SiteValues,
  written,
} from "./values.ts";

/** What a filter makes of a value; undefined where it is not known here. */
export function filtered(
  name: string,
  value: LiquidValue,
  given: readonly LiquidValue[],
  site: SiteValues,
): LiquidValue | undefined {
  const argument = (index: number): string => written(given[index] ?? null, site);
  // No text of a post's grows beyond this, however often something is put into it.
  const size = isList(value) || typeof value === "string" ? value.length : 1;
  if ((size + 1) * (argument(0).length + argument(1).length + 1) > LARGEST) return undefined;
  const list = isList(value) ? LISTS.get(name) : undefined;
  if (isList(value) && list) return list(value, argument(0), site);
  if (name === "default") return isBlank(value) ? (given[0] ?? "") : value;
  if (DATES.has(name)) {
    const format = name === "date" ? argument(0) : (DATES.get(name) ?? "");
    return isMoment(value) ? formatted(value, format, site.zone) : undefined;
  }
  const calculate = NUMBERS.get(name);
  if (calculate) {
    const [first, second] = [Number(written(value, site)), Number(argument(0))];
    return Number.isFinite(first) && Number.isFinite(second) ? calculate(first, second) : undefined;
  }
  const text = written(value, site);
  if (name === "split") return argument(0) === "" ? Array.from(text) : text.split(argument(0));
  if (name === "size") return Array.from(text).length;
  return TEXTS.get(name)?.(text, argument(0), argument(1), site);
}

const LARGEST = 10_000_000;

function isBlank(value: LiquidValue): boolean {
  return value === null || value === false || value === "" || (isList(value) && value.length === 0);
}

const DATES: ReadonlyMap<string, string> = new Map([
  ["date", ""],
  ["date_to_string", "%d %b %Y"],
  ["date_to_long_string", "%d %B %Y"],
]);

const NUMBERS: ReadonlyMap<string, (a: number, b: number) => number | undefined> = new Map([
  ["plus", (a, b) => a + b],
  ["minus", (a, b) => a - b],
  ["times", (a, b) => a * b],
  ["divided_by", (a, b) => (b === 0 ? undefined : Number.isInteger(b) ? Math.floor(a / b) : a / b)],
  ["modulo", (a, b) => (b === 0 ? undefined : ((a % b) + b) % b)],
]);

type ListFilter = (list: readonly LiquidValue[], first: string, site: SiteValues) => LiquidValue;

const LISTS: ReadonlyMap<string, ListFilter> = new Map<string, ListFilter>([
  ["join", (list, by, site) => list.map((each) => written(each, site)).join(by)],
  ["first", (list) => list[0] ?? null],
  ["last", (list) => list.at(-1) ?? null],
  ["size", (list) => list.length],
  ["reverse", (list) => list.toReversed()],
  ["uniq", (list) => [...new Set(list)]],
  ["compact", (list) => list.filter((each) => each !== null)],
  [
    "sort",
    (list, _, site) => list.toSorted((a, b) => (written(a, site) < written(b, site) ? -1 : 1)),
  ],
]);

type TextFilter = (text: string, first: string, second: string, site: SiteValues) => string;

const escape: TextFilter = (text, _, __, site) => site.escape(text);

const TEXTS: ReadonlyMap<string, TextFilter> = new Map<string, TextFilter>([
  ["append", (text, more) => text + more],
  ["prepend", (text, more) => more + text],
  ["upcase", (text) => text.toUpperCase()],
  ["downcase", (text) => text.toLowerCase()],
  ["capitalize", (text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()],
  ["strip", (text) => text.trim()],
  ["lstrip", (text) => text.trimStart()],
  ["rstrip", (text) => text.trimEnd()],
  ["strip_html", (text) => text.replace(/<[^<>]*>/g, "")],
  ["strip_newlines", (text) => text.replace(/\r?\n/g, "")],
  ["newline_to_br", (text) => text.replace(/\r?\n/g, "<br />\n")],
  ["normalize_whitespace", (text) => oneLine(text)],
  ["escape", escape],
  ["escape_once", escape],
  ["xml_escape", escape],
  ["replace", (text, from, to) => text.replaceAll(from, to)],
  ["replace_first", (text, from, to) => text.replace(from, () => to)],
  ["remove", (text, from) => text.replaceAll(from, "")],
  ["remove_first", (text, from) => text.replace(from, "")],
  ["slugify", (text) => strictSlug(text)],
  ["url_encode", (text) => encodeURIComponent(text.toWellFormed())],
  ["cgi_escape", (text) => encodeURIComponent(text.toWellFormed())],
  ["uri_escape", (text) => encodeURI(text.toWellFormed())],
  ["relative_url", (text, _, __, { url }) => relativeUrl(text, url)],
  ["absolute_url", (text, _, __, { url }) => absoluteUrl(text, url)],
]);
