/** Lists of Org mode, by how far their items are indented. */
import { inlineHtml } from "./inline.ts";
import { shifted } from "../lines.ts";
import type { Block } from "./block.ts";

const ITEM = /^(\s*)(?:([-+])|(\d+)[.)]) +(?:\[([ Xx-])\] +)?(.*)$/;

/** The list that begins on a line, if one does. */
export function listAt(
  lines: readonly string[],
  at: number,
  within: (lines: readonly string[]) => string,
): Block | undefined {
  const first = ITEM.exec(lines[at] ?? "");
  if (!first) return undefined;
  const indent = first[1]?.length ?? 0;
  const kind = kindOf(first);
  const items: string[] = [];
  let next = at;
  for (;;) {
    const found = ITEM.exec(lines[next] ?? "");
    if (!found || (found[1]?.length ?? 0) !== indent || kindOf(found) !== kind) break;
    const end = itemEnd(lines, next + 1, indent);
    items.push(itemHtml(found, lines.slice(next + 1, end), within));
    next = end;
  }
  return { html: `<${kind}>${items.join("\n")}</${kind}>`, next };
}

function kindOf([, , , number, , text = ""]: RegExpExecArray): "dl" | "ol" | "ul" {
  if (number !== undefined) return "ol";
  return / ::(?: |$)/.test(text) ? "dl" : "ul";
}

/** Two blank lines end a list, and so does what is not indented more than its signs. */
function itemEnd(lines: readonly string[], from: number, indent: number): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") {
      if ((lines[at + 1] ?? "").trim() === "") break;
      continue;
    }
    if (line.length - line.trimStart().length <= indent) {
      return ITEM.test(line) && line.length - line.trimStart().length === indent ? at : end;
    }
    end = at + 1;
  }
  return end;
}

function itemHtml(
  found: RegExpExecArray,
  below: readonly string[],
  within: (lines: readonly string[]) => string,
): string {
  const [, , , , box, text = ""] = found;
  const isTerm = kindOf(found) === "dl";
  const [, term = "", rest = ""] = isTerm ? (/^(.*?) ::(?: +(.*))?$/.exec(text) ?? []) : [];
  const shown = isTerm ? rest : text;
  const checked = box === undefined ? "" : box === " " ? "☐ " : "☑ ";
  const goesOn = below.findIndex(
    (line) => line.trim() === "" || ITEM.test(line) || /^\s*(?:#\+|\|)/.test(line),
  );
  const own = below.slice(0, goesOn < 0 ? below.length : goesOn).map((line) => line.trim());
  const others = below.slice(own.length);
  const line = checked + inlineHtml([shown, ...own].join("\n").trim());
  const inner =
    line + (others.every((each) => each.trim() === "") ? "" : `\n${within(shifted(others))}`);
  return !isTerm ? `<li>${inner}</li>` : `<dt>${inlineHtml(term)}</dt><dd>${inner}</dd>`;
}
