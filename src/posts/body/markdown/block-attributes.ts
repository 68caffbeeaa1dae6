/** Lines such as `{.wide}` below a block, which goldmark takes for what the block is like. */
import { FENCE, fenceEnd } from "./fences.ts";

/** The text without them, outside of fenced code. Takes time linear in the length. */
export function withoutBlockAttributes(source: string): string {
  if (!/^ {0,3}\{/m.test(source)) return source;
  const line = new RegExp(`${FENCE}|${ATTRIBUTES}`, "gm");
  let text = "";
  let copied = 0;
  for (let found = line.exec(source); found; found = line.exec(source)) {
    if (found.groups?.["fence"] !== undefined) {
      line.lastIndex = fenceEnd(source, found);
      continue;
    }
    text += source.slice(copied, found.index);
    copied = found.index + found[0].length;
  }
  return text + source.slice(copied);
}

const ATTRIBUTE = `(?:[.#][\\w:.-]+|[\\w-]+=(?:"[^"\\n]*"|[^\\s"{}=]+))`;
const ATTRIBUTES = `^ {0,3}\\{[ \\t]{0,9}${ATTRIBUTE}(?:[ \\t,]{1,9}${ATTRIBUTE}){0,20}[ \\t]{0,9}\\}[ \\t]*$`;
