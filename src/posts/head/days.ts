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
  return match ? dayOf(match[1], match[2], match[3], text.slice(match[0].length)) : undefined;
}

const NUMERIC = /^(\d{4})(?:-|\/|\. ?)(\d{1,2})(?:-|\/|\. ?)(\d{1,2})\.?(?!\d)/;
const IDEOGRAPHIC = /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日/;

function wordDay(text: string): Day | undefined {
  const words = text.replace(WEEKDAY, "");
  const dayMonth = DAY_MONTH_YEAR.exec(words);
  if (dayMonth) {
    const month = monthOf(dayMonth[2]);
    return month === undefined
      ? undefined
      : dayOf(dayMonth[3], month, dayMonth[1], words.slice(dayMonth[0].length));
  }
  const monthDay = MONTH_DAY.exec(words);
  const month = monthOf(monthDay?.[1]);
  if (!monthDay || !month) return undefined;
  const after = words.slice(monthDay[0].length);
  // `Jul 8, 2022 10:00` has its year here; `Sep 3 11:21:31 CEST 2021`, as `date` prints it, at the end.
  const year = /^,? ?(\d{4})(?!\d)/.exec(after) ?? /(?<=\d) (?:[A-Za-z]+ )?(\d{4})$/.exec(after);
  if (!year) return undefined;
  const zone = year.index > 0 ? year[0].replace(/ ?\d{4}$/, "") : "";
  const rest = year.index > 0 ? after.slice(0, year.index) + zone : after.slice(year[0].length);
  return dayOf(year[1], month, monthDay[2], rest);
}

const WEEKDAY =
  /^(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?,? /i;
const DAY_MONTH_YEAR =
  /^(\d{1,2})(?:st|nd|rd|th)?[. -] ?(?:of )?([A-Za-z]{3,9})\.?,?[ -](\d{4})(?!\d)/i;
const MONTH_DAY = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d)/i;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function monthOf(word = ""): string | undefined {
  const lower = word.toLowerCase();
  const index = MONTHS.findIndex((name) => name === lower || name.slice(0, 3) === lower);
  if (index < 0) return lower === "sept" ? "9" : undefined;
  return String(index + 1);
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
