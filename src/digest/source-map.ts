/**
 * From a place in an expanded template back to the place in the template as somebody wrote it. The
 * template is expanded once more with marks in its literal text: only where there is a mistake to be
 * shown, so that no mail ever has such a mark in it.
 */

import type { Template } from "./place.ts";

/** Literal text of a template as it stands in what came out: from, up to. */
interface Run {
  readonly template: Template;
  readonly from: number;
  readonly to: number;
}

export interface Marked {
  /** The templates with marks, in their order: Liquid templates still. */
  readonly templates: readonly Template[];
  readonly runs: ReadonlyMap<number, Run>;
}

/** Where something was written. */
export interface Origin {
  readonly template: Template;
  readonly offset: number;
}

// Neither character is legal in XML, so no post and no template has them.
const OPEN = "\uFFFE";
const CLOSE = "\uFFFF";
const MARK = /\uFFFE(\d+)\uFFFF/g;
const LIQUID = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

/**
 * Marks the first visible character of each line of literal text, where no trimming can eat the mark,
 * in a template and its partials.
 */
export function markTemplates(templates: readonly Template[]): Marked {
  const runs = new Map<number, Run>();
  return { templates: templates.map((template) => markOne(template, runs)), runs };
}

function markOne(template: Template, runs: Map<number, Run>): Template {
  let text = "";
  let end = 0;
  const literal = (start: number, stop: number) => {
    for (const line of template.text.slice(start, stop).matchAll(/[^\n]*\n|[^\n]+/g)) {
      const indent = line[0].search(/\S/);
      const from = start + line.index + indent;
      if (indent < 0) text += line[0];
      else {
        text += `${line[0].slice(0, indent)}${OPEN}${runs.size}${CLOSE}${line[0].slice(indent)}`;
        runs.set(runs.size, { template, from, to: start + line.index + line[0].length });
      }
    }
  };
  for (const tag of template.text.matchAll(LIQUID)) {
    literal(end, tag.index);
    text += tag[0];
    end = tag.index + tag[0].length;
  }
  literal(end, template.text.length);
  return { file: template.file, text };
}

/**
 * Finds where what stands at an offset in `plain`, the expansion, was written; undefined before any
 * literal text. There is no way to find it where the marked expansion differs in more than its marks: a
 * template may measure its own text.
 */
export function locator(
  plain: string,
  expandedMarked: string,
  runs: Marked["runs"],
): ((offset: number) => Origin | undefined) | undefined {
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
    if (!segment) return undefined;
    const { template, from, to } = segment.run;
    // Beyond the literal text stands what the Liquid tag behind it wrote.
    return { template, offset: Math.min(from + offset - segment.at, to) };
  };
}
