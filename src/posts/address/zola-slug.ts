/** What Zola makes of a name on its way into an address. */

/** Its settings' `slugify.paths`: all in ASCII, or without what no file system takes, or as it is written. */
export type Slugify = "on" | "safe" | "off";

/** @param slugify `on` unless the site's settings say otherwise */
export function zolaSlug(name: string, slugify: Slugify = "on"): string {
  switch (slugify) {
    case "on":
      return asciiSlug(name);
    case "safe":
      return name.replace(/[ .]+$/, "").replace(/[<>:"/\\|?*]/g, "");
    case "off":
      return name;
  }
}

/**
 * Letters of ASCII in lower case and digits, everything else a hyphen: the slugs of Rust's `slug`, which
 * Eleventy's are like. Letters of scripts that are not written in an alphabet stay what they are.
 */
export function asciiSlug(name: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name;
  const letters = Array.from(name.normalize("NFC").toLowerCase(), inLatin).join("");
  return letters
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{Nd}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function inLatin(letter: string): string {
  return LATIN.get(letter) ?? letter;
}

// As deunicode 1.3 has them, where they are more than a Latin letter with a mark.
const LATIN: ReadonlyMap<string, string> = new Map(
  (
    "ß:ss æ:ae ð:d ø:o þ:th đ:d ħ:h ı:i ĳ:ij ł:l ŋ:ng œ:oe ŧ:t ſ:s ƀ:b ƒ:f ə: " +
    "α:a β:b γ:g δ:d ε:e ζ:z η:e θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r ς:s σ:s τ:t υ:u φ:ph " +
    "χ:kh ψ:ps ω:o ά:a έ:e ή:e ί:i ό:o ύ:u ώ:o ϊ:i ϋ:u ΐ:i ΰ:u " +
    "а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh " +
    "ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:iu я:ia ѐ:ie ё:io ђ:dj ѓ:gj є:ie ѕ:dz і:i ї:yi ј:j " +
    "љ:lj њ:nj ћ:tsh ќ:kj ѝ:i ў:u џ:dzh ґ:g ә:"
  )
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.slice(2)] as const),
);
