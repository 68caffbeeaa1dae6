/** What the filters that come with Eleventy make of a title: `slugify`, and `slug`, which was before it. */

/** The package @sindresorhus/slugify, with words in camel case left as they are. */
export function slugifyFilter(text: string): string {
  return inLatin(text.replaceAll("&", " and ").replaceAll("♥", " love "), UMLAUTS)
    .replace(/([a-z\d]+)'([ts])(?=\s|$)/g, "$1$2")
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The package slugify, which leaves some signs where they are. */
export function slugFilter(text: string): string {
  const worded = text.replace(/[$%&<>|]/g, (sign) => SIGNS.get(sign) ?? "");
  return inLatin(worded, LIGATURES)
    .replaceAll("-", " ")
    .replace(/[^\w\s*+~.()'"!:@]/g, "")
    .trim()
    .replace(/\s+/g, "-");
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["$", "dollar"],
  ["%", "percent"],
  ["&", "and"],
  ["<", "less"],
  [">", "greater"],
  ["|", "or"],
]);

/** Small letters, those of Greek and Cyrillic and those with marks as Latin ones without. */
function inLatin(text: string, own: ReadonlyMap<string, string>): string {
  const small = text.toLowerCase().normalize("NFC");
  if (!/[^\0-\x7F]/.test(small)) return small;
  return small
    .replace(/[^\0-\x7F]/g, (letter) => own.get(letter) ?? LETTERS.get(letter) ?? letter)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\u0370-\u0491]/g, (letter) => LETTERS.get(letter) ?? letter);
}

const UMLAUTS: ReadonlyMap<string, string> = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
]);

const LIGATURES: ReadonlyMap<string, string> = new Map([
  ["œ", "oe"],
  ["’", "'"],
]);

const LETTERS: ReadonlyMap<string, string> = new Map(
  (
    "æ:ae ð:d ø:o þ:th ß:ss đ:d ħ:h ı:i ĳ:ij ł:l " +
    "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:ks ο:o π:p ρ:r ς:s σ:s τ:t υ:y φ:f χ:x " +
    "ψ:ps ω:o а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f " +
    "х:kh ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya ё:yo є:ye і:i ї:yi љ:lj њ:nj ќ:kj ґ:g"
  )
    .split(" ")
    .map((pair): [string, string] => [pair.charAt(0), pair.slice(2)]),
);
