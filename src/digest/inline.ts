/** Short texts of several scripts on one line. */
import type { Direction } from "../model/post.ts";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LEFT_TO_RIGHT = /(?=\p{L})[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * The texts with a dot between them. Where one of them runs against the line, marks of direction keep
 * it from drawing its neighbours' digits to its own side (Unicode Standard Annex 9).
 */
export function dotted(texts: readonly string[], direction: Direction): string {
  const [against, mark] =
    direction === "rtl" ? [LEFT_TO_RIGHT, "\u200f"] : [RIGHT_TO_LEFT, "\u200e"];
  const mixed = texts.some((text) => against.test(text));
  return texts.join(mixed ? `${mark} · ${mark}` : " · ");
}
