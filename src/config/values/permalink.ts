import { didYouMean } from "../../lib/similar.ts";
import type { Checked } from "../complaint.ts";
import { badPermalink, badPlaceholder } from "../problems.ts";

/** What Jekyll's names for permalinks stand for (jekyllrb.com/docs/permalinks/#built-in-formats). */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["date", "/:categories/:year/:month/:day/:title.html"],
  ["pretty", "/:categories/:year/:month/:day/:title/"],
  ["ordinal", "/:categories/:year/:y_day/:title.html"],
  ["weekdate", "/:categories/:year/W:week/:short_day/:title.html"],
  ["none", "/:categories/:title.html"],
]);

/** The parts that people are told of. */
const USUAL = words(
  "year month day i_month i_day short_year y_day hour minute second title slug basename categories sections lang",
);

/** Every part that a pattern may have: the others are what Hugo, Hexo and Jekyll call theirs. */
export const PLACEHOLDERS: readonly string[] = [
  ...USUAL,
  ...words("yearday monthname weekday weekdayname section slugortitle slugorfilename"),
  ...words("short_month long_month short_day long_day w_year week w_day"),
  ...words("slugorcontentbasename filename contentbasename slugified_title"),
  ...words("name category slugified_categories output_ext path collection post_title abbrlink"),
  ...words("hash id timestamp urlname"),
];

// Hugo's sections may have a cut behind them: `:sections[1:]`.
const PART = /:(sections(?=\[)|[A-Za-z_]*)(?:(?<=sections)\[[\d:a-z]{1,20}\])?/g;

function words(list: string): string[] {
  return list.split(" ");
}

// What hardly two posts have in common.
const OWN =
  /:(?:title|slug(?!ified_categories)|basename|filename|name|contentbasename|path|post_title|abbrlink|urlname|hash|id(?![a-z])|timestamp|second)/;

/** A pattern of addresses that begins with `/`; Jekyll's names for patterns are spelled out. */
export function permalink(text: string): Checked<string> {
  const written = text.trim();
  const pattern = NAMED.get(written) ?? written;
  if (!pattern.startsWith("/")) {
    const name = didYouMean(written, NAMED.keys());
    const hint = written.includes(":") || name === undefined ? `/${written}` : name;
    return { wrong: badPermalink("has to begin with `/`", `did you mean \`${hint}\`?`) };
  }
  if (/[\s?#\\<>"\p{Cc}]/u.test(pattern))
    return { wrong: badPermalink("has a character in it that no path can have") };
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(pattern))
    return { wrong: badPermalink("has a `.` or `..` for a folder") };
  const offset = text.indexOf(written);
  for (const { 0: found, 1: name = "", index } of pattern.matchAll(PART)) {
    // In `:month_:day` the underscore is none of the name's.
    if (PLACEHOLDERS.includes(name) || PLACEHOLDERS.includes(name.replace(/_$/, ""))) continue;
    const guess = didYouMean(name, PLACEHOLDERS);
    const hint = guess
      ? `did you mean \`:${guess}\`?`
      : `there are ${USUAL.map((each) => `:${each}`).join(", ")}`;
    const start = offset + index;
    return { wrong: badPlaceholder({ start, end: start + found.length }, found, hint) };
  }
  if (!OWN.test(pattern))
    return {
      wrong: badPermalink("would give many posts the same address", "add `:slug` to it"),
    };
  return { value: pattern };
}
