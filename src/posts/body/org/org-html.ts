/** Org mode without Emacs: what blogs use of it. */
import { escapeMarkup, slugOf } from "../../../lib/text.ts";
import { inlineHtml } from "./inline.ts";
import { shifted } from "../lines.ts";
import type { Block } from "./block.ts";
import { listAt } from "./lists.ts";

/** Blocks in blocks deeper than this are text. */
const DEEPEST = 20;

/**
 * HTML, not yet safe. Never throws; time grows linearly with the text. Drawers, comments, planning lines,
 * headlines tagged `noexport` with all below them, and keywords are left out.
 */
export function orgHtml(text: string, depth: number = 0): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (depth > DEEPEST) return `<p>${escapeMarkup(text)}</p>`;
  const within = (inner: readonly string[]): string => orgHtml(inner.join("\n"), depth + 1);
  const top = topLevel(lines);
  const lastDrawer = lines.findLastIndex((line) => DRAWER_END.test(line));
  const parts: string[] = [];
  for (let at = 0; at < lines.length;) {
    const block =
      headlineAt(lines, at, top) ??
      blockAt(lines, at, lastDrawer, within) ??
      lineAt(lines, at) ??
      tableAt(lines, at) ??
      listAt(lines, at, within) ??
      paragraphAt(lines, at);
    if (block.html !== "") parts.push(block.html);
    at = Math.max(block.next, at + 1);
  }
  return parts.join("\n");
}

const DRAWER_END = /^\s*:end:\s*$/i;
const HEADLINE = /^(\*+) +(.*)$/;

function topLevel(lines: readonly string[]): number {
  let top = 9;
  for (const line of lines) top = Math.min(top, HEADLINE.exec(line)?.[1]?.length ?? 9);
  return top;
}

function headlineAt(lines: readonly string[], at: number, top: number): Block | undefined {
  const [, stars = "", rest = ""] = HEADLINE.exec(lines[at] ?? "") ?? [];
  if (stars === "") return undefined;
  const [, said = rest, tags = ""] = /^(.*?)\s+(:[\w@#%:]+:)$/.exec(rest) ?? [];
  if (/:noexport:/i.test(tags) || /^COMMENT\b/.test(said)) {
    let next = at + 1;
    while (
      next < lines.length &&
      (HEADLINE.exec(lines[next] ?? "")?.[1]?.length ?? 99) > stars.length
    )
      next++;
    return { html: "", next };
  }
  const title = said
    .replace(/^(?:TODO|DONE|NEXT|WAITING|CANCELLED) +/, "")
    .replace(/^\[#[A-Z]\] +/, "");
  const level = Math.min(6, stars.length - top + 2);
  return {
    html: `<h${level} id="${slugOf(title)}">${inlineHtml(title)}</h${level}>`,
    next: at + 1,
  };
}

function blockAt(
  lines: readonly string[],
  at: number,
  lastDrawer: number,
  within: (lines: readonly string[]) => string,
): Block | undefined {
  const line = lines[at] ?? "";
  const [, name, rest = ""] = /^\s*#\+begin_(\S+)(?: +(.*))?$/i.exec(line) ?? [];
  if (name !== undefined) {
    const end = endOf(
      lines,
      at + 1,
      new RegExp(`^\\s*#\\+end_${name.replace(/[^\w-]/g, ".")}\\s*$`, "i"),
    );
    return {
      html: blockHtml(name.toLowerCase(), rest, lines.slice(at + 1, end), within),
      next: end + 1,
    };
  }
  // What no drawer's end comes behind is text.
  if (at >= lastDrawer || !/^\s*:[\w-]+:\s*$/.test(line)) return undefined;
  return { html: "", next: endOf(lines, at + 1, DRAWER_END) + 1 };
}

function endOf(lines: readonly string[], from: number, end: RegExp): number {
  let at = from;
  while (at < lines.length && !end.test(lines[at] ?? "")) at++;
  return at;
}

function blockHtml(
  name: string,
  rest: string,
  inner: readonly string[],
  within: (lines: readonly string[]) => string,
): string {
  const [first = ""] = rest.split(" ");
  switch (name) {
    case "src":
    case "example": {
      // A comma hides from Org what would mean something to it.
      const code = shifted(inner).map((line) => line.replace(/^(\s*),(?=\*|#\+)/, "$1"));
      const language =
        name === "src" && /^[\w+#-]+$/.test(first) ? ` class="language-${first}"` : "";
      return `<pre><code${language}>${escapeMarkup(code.join("\n"))}\n</code></pre>`;
    }
    case "export":
      return first.toLowerCase() === "html" ? inner.join("\n") : "";
    case "html":
      return inner.join("\n");
    case "comment":
      return "";
    case "verse":
      return `<p>${inner.map((line) => inlineHtml(line)).join("<br>\n")}</p>`;
    case "quote":
      return `<blockquote>${within(shifted(inner))}</blockquote>`;
    default:
      return `<div>${within(shifted(inner))}</div>`;
  }
}

/** What takes one line: a rule, a keyword, a comment, a note's text, when something was planned. */
function lineAt(lines: readonly string[], at: number): Block | undefined {
  const line = lines[at] ?? "";
  const next = at + 1;
  if (line.trim() === "" || /^\s*#\+[\w-]+(?:\[[^\]]*\])?:/.test(line)) return { html: "", next };
  if (/^\s*# *more\s*$/i.test(line)) return { html: "<!--more-->", next };
  if (/^\s*#(?: |$)/.test(line) || /^\s*(?:CLOSED|DEADLINE|SCHEDULED): */.test(line))
    return { html: "", next };
  if (/^\s*-{5,}$/.test(line)) return { html: "<hr>", next };
  const [, note, text = ""] = /^\[fn:([\w-]+)\] +(.*)$/.exec(line) ?? [];
  if (note !== undefined) {
    const id = escapeMarkup(note);
    return { html: `<p id="fn-${id}">[${id}] ${inlineHtml(text)}</p>`, next };
  }
  if (!/^\s*:(?: |$)/.test(line)) return undefined;
  let end = at;
  while (/^\s*:(?: |$)/.test(lines[end] ?? "")) end++;
  const code = lines.slice(at, end).map((each) => each.replace(/^\s*: ?/, ""));
  return { html: `<pre>${escapeMarkup(code.join("\n"))}</pre>`, next: end };
}

function tableAt(lines: readonly string[], at: number): Block | undefined {
  let end = at;
  while (/^\s*\|/.test(lines[end] ?? "")) end++;
  if (end === at) return undefined;
  const rows = lines.slice(at, end);
  const rule = rows.findIndex((row) => /^\s*\|[-+]+\|?$/.test(row));
  const html = rows.flatMap((row, index) => {
    if (/^\s*\|[-+]+\|?$/.test(row)) return [];
    const name = index < rule ? "th" : "td";
    const cells = row
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|");
    return [
      `<tr>${cells.map((cell) => `<${name}>${inlineHtml(cell.trim())}</${name}>`).join("")}</tr>`,
    ];
  });
  return { html: `<table><tbody>${html.join("\n")}</tbody></table>`, next: end };
}

const ENDS = /^(?:\*+ |\s*(?:#\+|# |\||-{5,}$|:[\w-]+:\s*$|[-+] |\d+[.)] ))/;

function paragraphAt(lines: readonly string[], at: number): Block {
  let end = at + 1;
  while (end < lines.length && (lines[end] ?? "").trim() !== "" && !ENDS.test(lines[end] ?? ""))
    end++;
  const text = lines
    .slice(at, end)
    .map((line) => line.trim())
    .join("\n");
  return { html: `<p>${inlineHtml(text)}</p>`, next: end };
}
