import { percentDecoded } from "./percent.ts";

/**
 * A page's address in the form in which it is compared: its path, without `index.html`, `.html` and the
 * slash at the end, decoded; `/` itself for the front page. Addresses have many writings, and old links
 * follow none of them strictly.
 */
export function plainAddress(address: string): string {
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const plain = path.replace(/(?:\/index)?(?:\.html?)?\/*$/i, "").replace(/^\/*/, "/");
  return percentDecoded(plain)?.normalize("NFC") ?? plain;
}
