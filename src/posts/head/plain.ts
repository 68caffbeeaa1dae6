/** Header values as plain text: markup that is meant as markup goes, everything else stays. */
import { oneLine, xmlLegal } from "../../lib/text.ts";
import { characterOf } from "./entities.ts";

/**
 * One line of plain text, legal in XML. Elements of HTML's text level that are opened and closed
 * (`<strike>65%</strike>`) lose their tags and character references become characters; `Vec<T>`,
 * `Map::Tube::<*>`, `<3` and `a < b` stay what they are.
 */
export function plainText(written: string): string {
  if (PLAIN.test(written)) return written;
  const untagged = written.includes("<") ? withoutTags(written) : written;
  return oneLine(xmlLegal(untagged.includes("&") ? withoutReferences(untagged) : untagged));
}

// ASCII without markup and with single spaces: most titles, tags and names of most blogs.
const PLAIN = /^[!-%'-;=-~]+(?: [!-%'-;=-~]+)*$/;

const TEXT_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark p q rp rt ruby s " +
    "samp small span strike strong sub sup tt u var wbr"
  ).split(" "),
);
const EMPTY_ELEMENTS: ReadonlySet<string> = new Set(["br", "img", "wbr"]);

const TAG = /<(\/?)([a-zA-Z]+)(?:\s[^<>]*)?\/?>/g;

function withoutTags(text: string): string {
  const firstOpen = new Map<string, number>();
  const lastClose = new Map<string, number>();
  for (const match of text.matchAll(TAG)) {
    const name = match[2]?.toLowerCase() ?? "";
    if (match[1] === "/") lastClose.set(name, match.index);
    else if (!firstOpen.has(name)) firstOpen.set(name, match.index);
  }
  return text.replace(TAG, (tag: string, slash: string, word: string, at: number) => {
    const name = word.toLowerCase();
    if (!TEXT_ELEMENTS.has(name)) return tag;
    if (EMPTY_ELEMENTS.has(name)) return name === "br" ? " " : "";
    // A tag without its partner is spoken of, not used: "What is a <b>?"
    const paired =
      slash === "/" ? (firstOpen.get(name) ?? at) < at : (lastClose.get(name) ?? at) > at;
    return paired ? "" : tag;
  });
}

function withoutReferences(text: string): string {
  return text.replace(/&(#?[0-9A-Za-z]{1,32});/g, (reference: string, name: string) => {
    return characterOf(name) ?? reference;
  });
}
