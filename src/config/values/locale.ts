/** Languages and time zones. */
import { didYouMean } from "../../lib/similar.ts";
import { isTimeZone } from "../../lib/time.ts";
import type { Direction } from "../../model/post.ts";
import type { Checked } from "../complaint.ts";
import { notALanguage, notATimeZone } from "../problems.ts";

/** A BCP 47 tag in its canonical form; `fa_IR`, as other tools write it, is `fa-IR`. */
export function languageTag(text: string): Checked<string> {
  const written = text.trim().replaceAll("_", "-");
  const locale = localeOf(written);
  // Subtags of four to eight letters are reserved: `english` is well-formed and names nothing.
  if (locale && locale.language.length <= 3) return { value: locale.toString() };
  return { wrong: notALanguage(languageNamed(written)) };
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

function languageNamed(name: string): string | undefined {
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  const wanted = name.toLowerCase();
  for (const first of LETTERS)
    for (const second of LETTERS)
      if (names.of(first + second)?.toLowerCase() === wanted) return first + second;
  return undefined;
}

// Scripts that are written from right to left and have living readers (Unicode Standard, chapter 9 and 19).
const RIGHT_TO_LEFT = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"];

/** The direction of the script that the language is usually written in, or that its tag names. */
export function directionOf(language: string): Direction {
  const script = localeOf(language)?.maximize().script ?? "";
  return RIGHT_TO_LEFT.includes(script) ? "rtl" : "ltr";
}

/** An IANA time zone that this Node knows. */
export function timeZone(text: string): Checked<string> {
  const written = text.trim();
  return isTimeZone(written) ? { value: written } : { wrong: notATimeZone(zoneLike(written)) };
}

function zoneLike(written: string): string | undefined {
  // Abbreviations and offsets are near to each other and to nothing that is meant.
  if (/^[A-Z]{1,5}$|\d/.test(written)) return undefined;
  const zones = Intl.supportedValuesOf("timeZone");
  const wanted = written.replaceAll(" ", "_").toLowerCase();
  const city = zones.find((zone) => zone.toLowerCase().split("/").at(-1) === wanted);
  return city ?? didYouMean(written, zones);
}
