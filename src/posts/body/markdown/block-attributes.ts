/** Lines such as `{.wide}` below a block, which goldmark takes for what the block is like. */
import { aroundFences } from "./fences.ts";

/** The text without them, outside of fenced code. Takes time linear in the length. */
export function withoutBlockAttributes(source: string): string {
  if (!/^ {0,3}\{/m.test(source)) return source;
  return aroundFences(source, (text) => text.replace(ATTRIBUTES, ""));
}

const ATTRIBUTE = `(?:[.#][\\w:.-]+|[\\w-]+=(?:"[^"\\n]*"|[^\\s"{}=]+))`;
const ATTRIBUTES = new RegExp(
  `^ {0,3}\\{[ \\t]{0,9}${ATTRIBUTE}(?:[ \\t,]{1,9}${ATTRIBUTE}){0,20}[ \\t]{0,9}\\}[ \\t]*$`,
  "gm",
);
