/** What a blog asks of its Editions beside their Cadence. */
import type { DigestConfig } from "../model/config.ts";
import type { Cadence } from "../model/edition.ts";
import { DAY, HOUR } from "../model/instant.ts";
import type { PostHead } from "../model/post.ts";

/** The part of the configuration that decides what goes into an Edition. */
export type Rules = Pick<
  DigestConfig,
  "cadence" | "hold" | "expireAfter" | "atLeast" | "atMost" | "tags" | "withoutTags" | "languages"
>;

/** What decides whether a post's time had come and it was kept out. */
export type Filters = Pick<Rules, "hold" | "tags" | "withoutTags" | "languages">;

/** How old a post must be before it is mailed, in milliseconds. */
export function holdOf({ hold = 0 }: Filters): number {
  return hold;
}

/**
 * How late an Edition may still be made, in milliseconds. Where nothing is said: half a period, so that
 * what comes is nearer to its own slot than to the next, and three days at most, which is a weekend with
 * its machine asleep. What comes too late is not lost: its posts go out with the next. Posts that set
 * the pace themselves never expire unless somebody says so: one that was added with an old date would
 * have expired at once.
 */
export function expiryOf({ expireAfter, cadence }: Rules): number {
  return expireAfter ?? EXPIRY[cadence.every];
}

const EXPIRY: Readonly<Record<Cadence["every"], number>> = {
  post: Infinity,
  day: 12 * HOUR,
  week: 3 * DAY,
  month: 3 * DAY,
};

/** Whether the filters let a post of these tags and this language into a digest. Letter case does not matter. */
export function isWanted(
  { tags, language }: Pick<PostHead, "tags" | "language">,
  rules: Filters,
): boolean {
  if (rules.languages && !isSpoken(language ?? rules.languages.site, rules.languages.wanted))
    return false;
  if (!rules.tags && !rules.withoutTags) return true;
  const own = new Set(tags.map(tagKey));
  const has = (tag: string) => own.has(tagKey(tag));
  return (rules.tags?.some(has) ?? true) && !(rules.withoutTags?.some(has) ?? false);
}

// `de` also means `de-AT` (RFC 4647, 3.3.1).
function isSpoken(language: string, wanted: readonly string[]): boolean {
  const tag = `${language.toLowerCase()}-`;
  return wanted.some((range) => tag.startsWith(`${range.toLowerCase()}-`));
}

function tagKey(tag: string): string {
  return tag.normalize("NFC").toLowerCase();
}
