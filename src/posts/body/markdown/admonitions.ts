/** Notes as Python-Markdown and Material for MkDocs write them: `!!! note "Title"` over indented text. */
import { blockEnd } from "../lines.ts";
import { fenceOn } from "./fences.ts";

/** Deeper ones than this are text. */
const DEEPEST = 8;

const SIGNS = ["!!!", "???", "==="];
const QUICK = /^[ \t]*(?:!!!|\?\?\?\+?|===[!+]?) ?["\w]/m;
const NOTE = /^( *)(?:!!!|\?\?\?\+?) ?([A-Za-z][\w-]*(?: +[\w-]+)*)(?: +"([^"]*)")? *$/;
const TAB = /^( *)===[!+]? +"([^"]+)" *$/;

/**
 * The Markdown with each of them as a quote with its title in bold, and tabs as their titles over what is
 * in them, outside of fenced code. Takes time linear in the length.
 */
export function withAdmonitions(source: string, depth: number = 0): string {
  if (depth > DEEPEST || !SIGNS.some((sign) => source.includes(sign))) return source;
  if (!QUICK.test(source)) return source;
  const lines = source.split("\n");
  const written: string[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    fence = fenceOn(line, fence);
    const note = fence === undefined ? NOTE.exec(line) : null;
    const tab = fence === undefined && !note ? TAB.exec(line) : null;
    const indent = (note ?? tab)?.[1] ?? "";
    const end = note || tab ? blockEnd(lines, at + 1, indent.length + 4) : at + 1;
    if (end === at + 1) {
      written.push(line);
      continue;
    }
    const body = lines.slice(at + 1, end).map((each) => indent + each.slice(indent.length + 4));
    const text = withAdmonitions(body.join("\n"), depth + 1);
    const title = note ? (note[3] ?? titleOf(note[2])) : (tab?.[2] ?? "");
    const heading = title === "" ? "" : `${indent}**${title}**\n\n`;
    if (tab) written.push("", heading + text, "");
    else
      written.push("", `${indent}<blockquote>\n\n${heading}${text}\n\n${indent}</blockquote>`, "");
    at = end - 1;
  }
  return written.join("\n");
}

// Further words say where it stands: `note inline end`.
function titleOf(kind = ""): string {
  const [word = ""] = kind.split(" ");
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
