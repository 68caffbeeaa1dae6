/** Where blocks of HTML begin and end for kramdown, made plain to CommonMark. */

/**
 * A block element ends with its end tag, whatever stands behind that is Markdown again; blank lines before
 * further elements, or in `pre`, do not end it. A line that is one inline tag begins a paragraph.
 *
 * @param rewrite what to do with the text between such elements
 */
export function aroundHtml(text: string, rewrite: (between: string) => string): string {
  if (!/^ {0,3}</m.test(text)) return rewrite(text);
  const ends = elementEnds(text);
  const opener = new RegExp(OPENER, "gm");
  let done = "";
  let between = "";
  let copied = 0;
  for (let found = opener.exec(text); found; found = opener.exec(text)) {
    const [line, indent = "", slash, written = ""] = found;
    const at = found.index + indent.length;
    const name = written.toLowerCase();
    const tagEnd = at + line.slice(indent.length).indexOf(">") + 1;
    if (INLINE.has(name)) {
      if (!ONE_TAG.test(line) || !hasTextBelow(text, opener.lastIndex)) continue;
      between += text.slice(copied, at) + HOLD;
      copied = at;
      continue;
    }
    const isWhole = slash === "" && !VOID.has(name);
    const end = isWhole ? ends.get(at) : tagEnd;
    if (end === undefined || end <= at) continue;
    const element = text.slice(at, end);
    if (isWhole && MARKDOWN.test(element)) {
      if (element.includes("\n")) continue;
      // What stands between tags on one line begins no block to CommonMark.
      const [, tag = "", inside = "", endTag = ""] =
        /^(<[^<>]*>)(.*)(<[^<>]*>)$/.exec(element) ?? [];
      between += `${text.slice(copied, at)}${tag}\n\n${inside}\n\n${endTag}${separated(text, end)}`;
      copied = end;
      opener.lastIndex = end;
      continue;
    }
    done += rewrite(between + text.slice(copied, at)) + held(element, indent);
    between = separated(text, end);
    copied = end;
    opener.lastIndex = end;
  }
  return done + rewrite(between + text.slice(copied));
}

// Behind an end tag whatever comes is Markdown again.
function separated(text: string, end: number): string {
  const lineEnd = text.indexOf("\n", end);
  const behind = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  if (/^[ \t]*[^\s<]/.test(behind)) return "\n\n";
  return behind.trim() === "" && hasTextBelow(text, end + behind.length) ? "\n" : "";
}

function hasTextBelow(text: string, lineEnd: number): boolean {
  return /^\n[^\n]*\S/.test(text.slice(lineEnd, lineEnd + 99));
}

/** The HTML without what `aroundHtml` put into the text. */
export function withoutHolds(html: string): string {
  return html.replaceAll(HOLD, "");
}

// No character at all, and not one that anybody writes: Unicode keeps it for such things.
const HOLD = "\uFDD0";

const OPENER = "^( {0,3})<(/?)([A-Za-z][\\w-]{0,40})(?=[\\s/>])[^\\n]*";
const ONE_TAG = /^ {0,3}<[^<>]*>[ \t]*$/;
// What is in such an element is looked through like any text.
const MARKDOWN = /^<[^<>]*\smarkdown=["']?(?:1|block|span)\b/;

/** kramdown's `HTML_SPAN_ELEMENTS`, and `script`, which neither shows. */
const INLINE: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q " +
    "rb rbc rp rt rtc ruby samp script select small span strong style sub sup textarea tt u var"
  ).split(" "),
);
const VOID: ReadonlySet<string> = new Set(
  "area base col embed hr link meta param source track wbr".split(" "),
);

/** Where the element ends whose start tag begins there. */
function elementEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const { 0: tag, 1: slash, 2: written = "", index } of text.matchAll(TAG)) {
    const name = written.toLowerCase();
    if (VOID.has(name) || tag.endsWith("/>")) continue;
    const starts = open.get(name) ?? [];
    if (slash === "") open.set(name, [...starts.slice(-DEEPEST), index]);
    else {
      const start = starts.pop();
      if (start !== undefined) ends.set(start, index + tag.length);
    }
  }
  return ends;
}

const TAG = /<(\/?)([A-Za-z][\w-]{0,40})(?=[\s/>])(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*>/g;
const DEEPEST = 100;

function held(element: string, indent: string): string {
  if (!/\n[ \t]*\n/.test(element)) return element;
  const lines = element.split("\n");
  let next = "";
  const below = lines.map(() => "");
  for (let at = lines.length - 1; at >= 0; at--) {
    below[at] = next;
    if (lines[at]?.trim() !== "") next = lines[at] ?? "";
  }
  let inPre = 0;
  let isMarkdown = false;
  return lines
    .map((line, at) => {
      inPre += (line.match(/<pre\b/gi)?.length ?? 0) - (line.match(/<\/pre\b/gi)?.length ?? 0);
      if (line.trim() !== "") return line;
      const isTag = /^\s*</.test(below[at] ?? "");
      // Words behind a blank line are Markdown to CommonMark; whoever wrote them there hardly minds.
      const stays = inPre > 0 || (!isMarkdown && (isTag || /^(?: {4}|\t)/.test(below[at] ?? "")));
      isMarkdown = !stays && !isTag;
      return stays ? indent + HOLD : line;
    })
    .join("\n");
}
