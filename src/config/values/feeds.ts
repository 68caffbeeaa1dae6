import { PODCAST_CATEGORIES } from "../../lib/podcast-categories.ts";
import type { FeedBy, Podcast } from "../../model/config.ts";
import type { Checked } from "../complaint.ts";
import { nearestName } from "../nearest-name.ts";
import { notASize, notOneOf } from "../problems.ts";

/** What posts are sorted into feeds by, and other words for it. */
export const FEEDS_BY: ReadonlyMap<string, FeedBy> = new Map([
  ["tag", "tag"],
  ["author", "author"],
  ["language", "language"],
  ["tags", "tag"],
  ["category", "tag"],
  ["categories", "tag"],
  ["authors", "author"],
  ["languages", "language"],
]);

const FACTORS: Readonly<Record<string, number>> = { "": 1, k: 1000, m: 1_000_000 };

/** A number of bytes: `500 kB`, `1 MB`. */
export function byteSize(text: string): Checked<number> {
  const [, number = "", unit = ""] =
    /^(\d+(?:\.\d+)?)\s*([km]?)(?:b|bytes)$/i.exec(text.trim()) ?? [];
  const value = Math.round(Number(number) * (FACTORS[unit.toLowerCase()] ?? 1));
  return number !== "" && value >= 1000 ? { value } : { wrong: notASize() };
}

/** A category of Apple's podcast directory: `Technology`, `Arts > Books`, or `Books` alone. */
export function podcastCategory(text: string): Checked<Pick<Podcast, "category" | "subcategory">> {
  const [above = "", below] = text.split(">").map((part) => part.trim().toLowerCase());
  for (const [category, subcategories] of PODCAST_CATEGORIES) {
    if (below === undefined && category.toLowerCase() === above) return { value: { category } };
    if (below !== undefined && category.toLowerCase() !== above) continue;
    const subcategory = subcategories.find((name) => name.toLowerCase() === (below ?? above));
    if (subcategory !== undefined) return { value: { category, subcategory } };
  }
  const categories = [...PODCAST_CATEGORIES.keys()];
  const inside = PODCAST_CATEGORIES.get(categories.find((c) => c.toLowerCase() === above) ?? "");
  const allowed = below === undefined || !inside ? categories : inside;
  const guess = nearestName(below ?? above, below === undefined ? all() : allowed);
  return { wrong: notOneOf(allowed, guess) };
}

function all(): readonly string[] {
  return [...PODCAST_CATEGORIES].flatMap(([category, below]) => [category, ...below]);
}
