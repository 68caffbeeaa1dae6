/**
 * A text without the control characters U+0080 to U+009F. Nobody writes them: they are what is left of
 * Windows-1252 that was read as Latin-1, so each becomes what it meant there, as the HTML standard has
 * it for character references (13.2.5.80), and the five that mean nothing go.
 */
export function withoutC1Controls(text: string): string {
  return ANY.test(text)
    ? text.replace(EVERY, (c) => MEANT[c.charCodeAt(0) - FIRST]?.trim() ?? "")
    : text;
}

const FIRST = 0x80;
const ANY = /[\u0080-\u009F]/;
const EVERY = new RegExp(ANY, "g");

// One character for each of the 32, a space where there is none.
const MEANT = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
