import { slugOf } from "../lib/text.ts";

/** Two names with the same key are the same name: letter case and ways of composing accents aside. */
export function nameKey(name: string): string {
  return name.trim().normalize("NFC").toLowerCase();
}

/**
 * The piece of an address that a feed of that name has: letters and digits of any script, lower case,
 * hyphens between them. `C++` and `C#` become `c-plus-plus` and `c-sharp`, as they are spoken, so
 * that they are not the feed of `C`; a name of symbols alone becomes their code points. Never empty.
 */
export function addressName(name: string): string {
  const spoken = name
    .trim()
    .replace(/\+/g, " plus ")
    .replace(/(?<=[\p{L}\p{N}])#/gu, " sharp ")
    .replace(/^\.(?=\p{L})/u, "dot");
  const slug = slugOf(spoken) || codePoints(name);
  return shortened(slug);
}

function codePoints(name: string): string {
  const points = Array.from(name.trim()).filter(
    (symbol) => !/[\s\uFE0E\uFE0F\u200D]/u.test(symbol),
  );
  return points.map((symbol) => (symbol.codePointAt(0) ?? 0).toString(16)).join("-") || "0";
}

/** Disks take names of 255 bytes; the rest of the path wants some of them as well. */
const LONGEST = 120;

function shortened(slug: string): string {
  let bytes = 0;
  let kept = "";
  for (const character of slug) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > LONGEST) return kept.replace(/-+$/, "");
    kept += character;
  }
  return kept;
}
