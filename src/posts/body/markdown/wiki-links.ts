/** Links and pictures as wikis and Obsidian write them: `[[Name of a note|text]]`, `![[picture.png]]`. */
import { isPictureName } from "../picture-name.ts";
import { aroundFences } from "./fences.ts";

/**
 * Markdown in which links that name a post lead to it, and pictures are pictures. A name that is no post's
 * stays as it is written, and so does code.
 *
 * @param addressOf the address of the post of that name, which may end in `#heading`
 */
export function withWikiLinks(
  source: string,
  addressOf: (name: string) => string | undefined,
): string {
  if (!source.includes("[[")) return source;
  const linked = (text: string): string =>
    text.replace(WIKI, (whole, ticks: string | undefined, mark = "", name = "", shown = "") => {
      if (ticks !== undefined) return whole;
      if (mark === "!" && isPictureName(name)) {
        // `|300` is how wide it is shown.
        return `![${/^\d+(?:x\d+)?$/.test(shown) ? "" : shown}](<${name}>)`;
      }
      const address = mark === "" ? addressOf(name) : undefined;
      return address === undefined ? whole : `[${shown || name.replace(/^#/, "")}](<${address}>)`;
    });
  return aroundFences(source, linked);
}

// Code within a line is met first; `[[text]](address)` is a link of another kind.
const WIKI =
  /(`+)[^`\n][^\n]{0,2000}?\1(?!`)|(!?)\[\[([^[\]|\n<>]{1,200})(?:\|([^[\]\n]{0,300}))?\]\](?![([])/g;
