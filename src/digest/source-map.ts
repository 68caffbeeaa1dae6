/**
 * From a place in an expanded template back to the place in the template as somebody wrote it. The
 * template is expanded once more with marks in its literal text: only where there is a mistake to be
 * shown, so that no mail ever has such a mark in it.
 */

/** Offsets of a text that stands in a template as it stands in what came out: from, up to. */
interface Run {
  readonly from: number;
  readonly to: number;
}

export interface Marked {
  /** The template with marks: a Liquid template still. */
  readonly text: string;
  readonly runs: ReadonlyMap<number, Run>;
}

// Neither character is legal in XML, so no post and no template has them.
const OPEN = "\uFFFE";
const CLOSE = "\uFFFF";
const MARK = /\uFFFE(\d+)\uFFFF/g;
const LIQUID = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

/** Marks the first visible character of each line of literal text, where no trimming can eat the mark. */
export function markTemplate(template: string): Marked {
  const runs = new Map<number, Run>();
  let text = "";
  let end = 0;
  const literal = (from: number, to: number) => {
    for (const line of template.slice(from, to).matchAll(/[^\n]*\n|[^\n]+/g)) {
      const indent = line[0].search(/\S/);
      const start = from + line.index + indent;
      if (indent < 0) text += line[0];
      else {
        text += `${line[0].slice(0, indent)}${OPEN}${start}${CLOSE}${line[0].slice(indent)}`;
        runs.set(start, { from: start, to: from + line.index + line[0].length });
      }
    }
  };
  for (const tag of template.matchAll(LIQUID)) {
    literal(end, tag.index);
    text += tag[0];
    end = tag.index + tag[0].length;
  }
  literal(end, template.length);
  return { text, runs };
}

/**
 * Finds the offset in the template for an offset in `plain`, what it expanded to. Undefined where the
 * marked expansion differs in more than its marks: a template may measure its own text.
 */
export function locator(
  plain: string,
  expandedMarked: string,
  runs: Marked["runs"],
): ((offset: number) => number) | undefined {
  if (expandedMarked.replace(MARK, "") !== plain) return undefined;
  const segments: { readonly at: number; readonly run: Run }[] = [];
  let marks = 0;
  for (const mark of expandedMarked.matchAll(MARK)) {
    const run = runs.get(Number(mark[1]));
    if (run) segments.push({ at: mark.index - marks, run });
    marks += mark[0].length;
  }
  return (offset) => {
    const segment = segments.findLast(({ at }) => at <= offset);
    if (!segment) return 0;
    // Beyond the literal text stands what the Liquid tag behind it wrote.
    return Math.min(segment.run.from + offset - segment.at, segment.run.to);
  };
}
