import type { Checked } from "../complaint.ts";
import { empty, notOneLine } from "../problems.ts";

/** Text of one line, white space at its ends taken off. */
export function oneLineText(text: string): Checked<string> {
  const value = text.trim();
  if (value === "") return { wrong: empty() };
  return /[\p{Cc}\u2028\u2029]/u.test(value) ? { wrong: notOneLine() } : { value };
}

/** Lines of text, empty ones left out. */
export function lines(text: string): Checked<readonly string[]> {
  const value = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (value.length === 0) return { wrong: empty() };
  return value.some((line) => /\p{Cc}/u.test(line)) ? { wrong: notOneLine() } : { value };
}
