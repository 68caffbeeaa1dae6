/** Which way a post's text runs. */
import type { Direction } from "../../model/post.ts";

/** So many letters tell. */
const ENOUGH = 400;

/**
 * The direction that most of the first letters of a text have; undefined where it has too few. For a
 * post that does not say in which language it is written.
 */
export function directionOfText(text: string): Direction | undefined {
  let letters = 0;
  let rightToLeft = 0;
  for (let at = 0; at < text.length && letters < ENOUGH; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x41 || (code > 0x5a && code < 0x61) || (code > 0x7a && code < 0xc0)) continue;
    letters++;
    if (code >= 0x0590 && hasRightToLeft(text.charAt(at))) rightToLeft++;
  }
  if (letters < 20) return undefined;
  return rightToLeft * 2 > letters ? "rtl" : "ltr";
}

/** Whether any letter of a text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

// Hebrew to Arabic Extended-A, and the presentation forms of both.
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
