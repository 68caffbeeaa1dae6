/** The calendar day at the beginning of a date, in every order that people write it in. */

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What is written besides it: a time of day and a zone, or nothing. */
  readonly rest: string;
}

/**
 * @param text without white space around it, and nowhere more than one space in a row
 * @param monthFirst which of two numbers before a year is the month's; where nobody knows, absent
 */
export function readDay(text: string, monthFirst?: boolean): Day | "ambiguous" | undefined {
  return numericDay(text) ?? wordDay(text) ?? dayBeforeYear(text, monthFirst);
}

function numericDay(text: string): Day | undefined {
  const match = NUMERIC.exec(text) ?? IDEOGRAPHIC.exec(text);
  if (!match) return undefined;
  const rest = text.slice(match[0].length);
  return dayOf(match[1], match[2], match[3], rest.replace(WEEKDAY_BEHIND, ""));
}

const NUMERIC = /^(\d{4})(?:-|\/|\. ?)(\d{1,2})(?:-|\/|\. ?)(\d{1,2})\.?(?!\d)/;
const IDEOGRAPHIC = /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日/;

function wordDay(text: string): Day | undefined {
  const words = text.replace(WEEKDAY, "");
  for (const [order, pattern] of WORD_DAYS) {
    const match = pattern.exec(words);
    const { month: name, day, year } = match?.groups ?? {};
    const month = monthOf(name);
    if (!match || month === undefined) continue;
    const after = words.slice(match[0].length);
    if (year !== undefined) return dayOf(year, month, day, after.replace(WEEKDAY_BEHIND, ""));
    // `Sep 3 11:21:31 CEST 2021`, as `date` prints it, and `Sep 3 11:21:31 2021 +0200`, as git does.
    const end = /^(.*\d(?: [A-Za-z]{1,5})?) (\d{4})( [-+]\d{4})?$/.exec(after);
    if (order === "last" && end) return dayOf(end[2], month, day, (end[1] ?? "") + (end[3] ?? ""));
  }
  return undefined;
}

const WEEKDAY_NAME =
  "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
const WEEKDAY = new RegExp(`^${WEEKDAY_NAME}\\.?,? `, "i");
// Org mode's `2026-11-02 Mon 08:00`.
const WEEKDAY_BEHIND = new RegExp(`^,? \\(?${WEEKDAY_NAME}\\.?\\)?(?= |$)`, "i");

const NUMBER = "(?<day>\\d{1,2})(?:st|nd|rd|th|er|º)?";
const NAME = "(?<month>\\p{L}{3,10})\\.?";
const YEAR = "(?<year>\\d{4})(?!\\d)";

/** Where the year stands, and how such a day is written. */
const WORD_DAYS = [
  ["with", new RegExp(`^${NUMBER}[. -] ?(?:of |de )?${NAME},?(?:[ -]| de )${YEAR}`, "iu")],
  ["with", new RegExp(`^${NAME} ${NUMBER},? ?${YEAR}`, "iu")],
  ["with", new RegExp(`^${YEAR}[ -]${NAME}[ -]${NUMBER}(?!\\d)`, "iu")],
  ["last", new RegExp(`^${NAME} ${NUMBER}(?!\\d)`, "iu")],
  ["last", new RegExp(`^${NUMBER} ${NAME}(?= )`, "iu")],
] as const;

const MONTHS =
  "january february march april may june july august september october november december".split(
    " ",
  );

// German, French, Spanish, Italian, Portuguese and Dutch, by the number of the month.
const OTHER_MONTHS: readonly string[] = [
  "januar jänner janvier enero gennaio janeiro januari",
  "februar février febrero febbraio fevereiro februari",
  "märz mars marzo março maart",
  "avril abril aprile",
  "mai mayo maggio maio mei",
  "juni juin junio giugno junho",
  "juli juillet julio luglio julho",
  "août agosto augustus",
  "septembre septiembre setembro settembre",
  "oktober octobre octubre outubro ottobre",
  "novembre noviembre novembro",
  "dezember décembre diciembre dezembro dicembre",
];

const MONTH_NUMBERS: ReadonlyMap<string, string> = new Map([
  ["sept", "9"],
  ...MONTHS.flatMap((name, index) => [
    [name.slice(0, 3), String(index + 1)] as const,
    [name, String(index + 1)] as const,
  ]),
  ...OTHER_MONTHS.flatMap((names, index) =>
    names.split(" ").map((name) => [name, String(index + 1)] as const),
  ),
]);

function monthOf(word = ""): string | undefined {
  return MONTH_NUMBERS.get(word.toLowerCase());
}

// `8.6.2011` is the eighth of June wherever dots are written; `8/6/2011` depends on the reader.
function dayBeforeYear(text: string, monthFirst?: boolean): Day | "ambiguous" | undefined {
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (!match) return undefined;
  const [whole, first, mark, second, year] = match;
  const rest = text.slice(whole.length);
  const [a, b] = [Number(first), Number(second)];
  if (mark === "." || a > 12 || a === b) return dayOf(year, second, first, rest);
  if (b > 12 || monthFirst === true) return dayOf(year, first, second, rest);
  return monthFirst === false ? dayOf(year, second, first, rest) : "ambiguous";
}

function dayOf(year = "", month = "", day = "", rest = ""): Day {
  return { year: Number(year), month: Number(month), day: Number(day), rest };
}
