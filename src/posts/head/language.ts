import type { Direction } from "../../model/post.ts";
import { fieldFor } from "./fields.ts";
import { type Fields, textOf } from "./value.ts";

/** The language a header names, as BCP 47 has it: `fa_IR` becomes `fa-IR`, no language undefined. */
export function languageOf(fields: Fields): string | undefined {
  return languageTag(textOf(fieldFor(fields, "language")?.value));
}

/** A BCP 47 tag in its canonical form, or undefined where the text is none. */
export function languageTag(written: string | undefined): string | undefined {
  if (written === undefined || !/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/.test(written)) {
    return undefined;
  }
  try {
    return Intl.getCanonicalLocales(written.replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}

/** The tag of a language that has a name: `fr`, but not `js`. */
export function knownLanguage(written: string | undefined): string | undefined {
  const tag = languageTag(written);
  if (tag === undefined) return undefined;
  // Made when it is needed: it takes as long as reading a thousand heads.
  names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return names.of(tag) === undefined ? undefined : tag;
}

let names: Intl.DisplayNames | undefined;

/** The direction a header names, else that of the language, where one is known. */
export function directionOf(fields: Fields, language: string | undefined): Direction | undefined {
  const written = textOf(fieldFor(fields, "direction")?.value)?.toLowerCase();
  if (written === "rtl" || written === "ltr") return written;
  if (language === undefined) return undefined;
  const [primary = "", ...subtags] = language.split("-");
  const script = subtags.find((subtag) => subtag.length === 4);
  if (script !== undefined) return RTL_SCRIPTS.has(script) ? "rtl" : "ltr";
  return RTL_LANGUAGES.has(primary) ? "rtl" : "ltr";
}

// CLDR's languages whose likely script runs from right to left.
const RTL_LANGUAGES: ReadonlySet<string> = new Set(
  "ar arc arz azb bal bgn ckb dv fa glk he ks lrc luz mzn nqo pnb ps sd skr syr ug ur yi".split(
    " ",
  ),
);
const RTL_SCRIPTS: ReadonlySet<string> = new Set([
  "Adlm",
  "Arab",
  "Hebr",
  "Mand",
  "Nkoo",
  "Rohg",
  "Syrc",
  "Thaa",
]);
