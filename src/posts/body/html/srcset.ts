/** Reads and rewrites the `srcset` of a picture (HTML standard, "parse a srcset attribute"). */
import type { Addresses } from "../addresses.ts";

/** The same candidates with absolute addresses; those that may not stay are left out. */
export function absoluteSrcset(srcset: string, addresses: Addresses): string {
  const kept: string[] = [];
  for (const { url, descriptor } of candidates(srcset)) {
    const absolute = addresses.media(url);
    // A comma at the end of an address would end the candidate.
    if (absolute === undefined || absolute.endsWith(",")) continue;
    kept.push(descriptor === "" ? absolute : `${absolute} ${descriptor}`);
  }
  return kept.join(", ");
}

interface Candidate {
  readonly url: string;
  /** Such as `2x` or `640w`; may be empty. */
  readonly descriptor: string;
}

/** The pictures that a `srcset` offers. */
export function candidates(srcset: string): readonly Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  while (at < srcset.length) {
    at = skip(srcset, at, /[\s,]/);
    const end = skip(srcset, at, /\S/);
    let url = srcset.slice(at, end);
    at = end;
    let descriptor = "";
    if (url.endsWith(",")) {
      while (url.endsWith(",")) url = url.slice(0, -1);
    } else {
      const comma = srcset.indexOf(",", at);
      const stop = comma < 0 ? srcset.length : comma;
      descriptor = srcset.slice(at, stop).trim();
      at = stop + 1;
    }
    if (url !== "") found.push({ url, descriptor: DESCRIPTOR.test(descriptor) ? descriptor : "" });
  }
  return found;
}

const DESCRIPTOR = /^\d{1,6}(?:\.\d{1,4})?[wx]$/;

function skip(text: string, from: number, kind: RegExp): number {
  let at = from;
  while (at < text.length && kind.test(text.charAt(at))) at++;
  return at;
}
