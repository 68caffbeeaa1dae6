/**
 * What is out of balance in a template. Liquid reads on behind a tag that has no end, and stumbles over
 * all that comes after it: this finds the tag itself.
 */

/** Something wrong at an offset of a template. */
export interface LiquidMistake {
  readonly is: "open-mark" | "unclosed" | "stray";
  /** `{{` or `{%`, or the name of the tag. */
  readonly name: string;
  readonly at: number;
  readonly length: number;
}

/** Finds marks without their other half, blocks without an end, and ends without a block. */
export function checkLiquid(text: string): readonly LiquidMistake[] {
  const mistakes: LiquidMistake[] = [];
  const open: { readonly name: string; readonly at: number; readonly length: number }[] = [];
  for (let at = text.search(MARK); at >= 0;) {
    const mark = text.slice(at, at + 2);
    const close = mark === "{{" ? "}}" : "%}";
    const end = text.indexOf(close, at + 2);
    const inside = text.slice(at + 2, end < 0 ? undefined : end);
    const isOpen = end < 0 || MARK.test(inside.replace(QUOTED, ""));
    if (isOpen) mistakes.push({ is: "open-mark", name: mark, at, length: 2 });
    let next = isOpen ? at + 2 : end + 2;
    const [before = "", name = ""] =
      /^(-?\s*)(\w+)/.exec(mark === "{%" ? inside : "")?.slice(1) ?? [];
    const here = { name, at: at + 2 + before.length, length: name.length };
    if (VERBATIM.has(name)) next = endOf(name, text, next);
    else if (BLOCKS.has(name)) open.push(here);
    else if (name.startsWith("end") && BLOCKS.has(name.slice(3))) {
      const opened = open.findLastIndex((block) => block.name === name.slice(3));
      if (opened < 0) mistakes.push({ is: "stray", ...here });
      else
        for (const left of open.splice(opened).slice(1)) mistakes.push({ is: "unclosed", ...left });
    }
    const further = text.slice(next).search(MARK);
    at = further < 0 ? -1 : next + further;
  }
  return [...mistakes, ...open.map((left) => ({ is: "unclosed", ...left }) as const)];
}

const MARK = /\{\{|\{%/;
const QUOTED = /"[^"]*"|'[^']*'/g;
const BLOCKS = new Set("block capture case for if tablerow unless".split(" "));
/** What stands in these is no template. */
const VERBATIM = new Set(["comment", "raw"]);

/** Behind the end of a block whose inside is not looked at; that of the text where it has none. */
function endOf(name: string, text: string, from: number): number {
  const end = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`).exec(text.slice(from));
  return end ? from + end.index + end[0].length : text.length;
}
