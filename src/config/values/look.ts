/** What may be changed about the look of a digest. */
import type { Checked } from "../complaint.ts";
import { notAColour, notAFont } from "../problems.ts";

/** `#c33` or `#cc3333`, as the latter. */
export function colour(text: string): Checked<string> {
  const [, digits = ""] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim()) ?? [];
  if (digits === "") return { wrong: notAColour() };
  const six = digits.length === 6 ? digits : digits.replace(/./g, "$&$&");
  return { value: `#${six.toLowerCase()}` };
}

const FONTS: ReadonlyMap<string, string> = new Map([
  ["serif", "Charter, Bitstream Charter, Sitka Text, Cambria, Georgia, serif"],
  [
    "sans-serif",
    "-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif",
  ],
  ["monospace", "ui-monospace, SFMono-Regular, Menlo, Consolas, Liberation Mono, monospace"],
]);

/** `serif`, `sans-serif`, `monospace`, or names of fonts with commas; quotes are not needed. */
export function fontList(text: string): Checked<string> {
  const names = text.split(",").map((name) => name.trim().replace(/^(["'])(.*)\1$/, "$2"));
  const [only = ""] = names;
  const known = names.length === 1 ? FONTS.get(only.toLowerCase()) : undefined;
  if (known !== undefined) return { value: known };
  return names.every((name) => /^-?\p{L}[\p{L}\p{N} -]*$/u.test(name))
    ? { value: names.join(", ") }
    : { wrong: notAFont() };
}
