/** Fenced code blocks in Markdown's source. */

/**
 * Source of a regular expression (with `m`) for the line that opens one, also within quotes and lists;
 * its groups `fence` and `info` hold the row of backticks or tildes and what follows it.
 */
export const FENCE =
  "^(?:[ \\t>]|[-*+][ \\t]|\\d{1,9}[.)][ \\t]){0,200}(?<fence>`{3,}|~{3,})(?<info>[^\\n]*)$";

/** Where the block that was opened there ends: behind the line that closes it, else the text's end. */
export function fenceEnd(source: string, opened: RegExpExecArray): number {
  const { fence = "```", info = "" } = opened.groups ?? {};
  const lineEnd = opened.index + opened[0].length;
  // Backticks behind backticks: code within a line.
  if (fence.startsWith("`") && info.includes("`")) return lineEnd;
  const least = Math.min(fence.length, LONGEST_FENCE);
  const close = new RegExp(`^[ \\t>]*${fence.charAt(0)}{${least},}[ \\t]*$`, "gm");
  close.lastIndex = lineEnd;
  return close.exec(source) ? close.lastIndex : source.length;
}

/**
 * Markdown with what stands outside of fenced code rewritten, piece by piece. Takes time linear in the length,
 * if `rewrite` does.
 *
 * @param code what becomes of a block; it stays as it is if absent
 */
export function aroundFences(
  source: string,
  rewrite: (text: string) => string,
  code: (block: string, opened: RegExpExecArray) => string = (block) => block,
): string {
  const fence = new RegExp(FENCE, "gm");
  let text = "";
  let from = 0;
  for (let found = fence.exec(source); found; found = fence.exec(source)) {
    const end = fenceEnd(source, found);
    text += rewrite(source.slice(from, found.index)) + code(source.slice(found.index, end), found);
    from = end;
    fence.lastIndex = end;
  }
  return text + rewrite(source.slice(from));
}

/** No two fences nest that are longer. */
const LONGEST_FENCE = 100;

/** The fence that is open behind a line, where `open` was open before it. */
export function fenceOn(line: string, open: string | undefined): string | undefined {
  const [, mark = "", rest = ""] = /^[ \t>]*(`{3,100}|~{3,100})(.*)$/.exec(line) ?? [];
  if (mark === "") return open;
  if (open === undefined) return mark.startsWith("`") && rest.includes("`") ? undefined : mark;
  return mark.startsWith(open) && rest.trim() === "" ? undefined : open;
}
