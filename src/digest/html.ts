/** From an expanded MJML template to HTML, with what is wrong in it said at its place in the template. */
import { didYouMean } from "../lib/similar.ts";
import { distinctProblems, type Place, type Problem } from "../model/problem.ts";
import { compileMjml, type MjmlError } from "./mjml.ts";
import { checkTags, ELEMENTS, isUnbalanced, type TagMistake } from "./mjml-tags.ts";
import { type Partials, placeAt, type Template } from "./place.ts";
import {
  badValue,
  includeRefused,
  lostText,
  misplaced,
  mjmlProblem,
  rootMissing,
  strayClosing,
  unclosedElement,
  unknownAttribute,
  unknownElement,
  valueOpen,
} from "./problems.ts";
import { locator, markTemplates } from "./source-map.ts";

export interface Html {
  /** Absent if there are problems. */
  readonly html?: string;
  readonly problems: readonly Problem[];
}

/** Expands a template and its partials with the values that the document was made from. */
export type ExpandAgain = (template: Template, partials: Partials) => Promise<string | undefined>;

/**
 * Compiles a document that `template` expanded to. Whatever MJML would leave out or mend without a
 * word is a Problem: what readers get is what was written.
 */
export async function toHtml(
  document: string,
  template: Template,
  partials: Partials,
  expandAgain: ExpandAgain,
): Promise<Html> {
  if (!/<mjml[\s>]/.test(document)) return { problems: [rootMissing(template.file)] };
  const mistakes = checkTags(document);
  // Whatever MJML sees in a document out of balance is hardly what is wrong with it.
  const { html, errors } = isUnbalanced(mistakes) ? { errors: [] } : await compileMjml(document);
  if (html !== undefined && mistakes.length === 0) return { html, problems: [] };

  const locate = await placesIn(template, partials, document, expandAgain);
  const problems = [
    ...mistakes.map((mistake) => tagProblem(mistake, locate)),
    ...errors.flatMap((error) => errorProblems(error, document, locate)),
  ];
  return { problems: distinctProblems(problems) };
}

/** Where some characters of the document stand in the template. */
type Locate = (offset: number, length: number) => Place;

async function placesIn(
  template: Template,
  partials: Partials,
  document: string,
  expandAgain: ExpandAgain,
): Promise<Locate> {
  const { templates, runs } = markTemplates([template, ...partials.values()]);
  const [marked = template, ...rest] = templates;
  const names = [...partials.keys()];
  const expanded = await expandAgain(
    marked,
    new Map(rest.map((partial, index) => [names[index] ?? "", partial])),
  );
  const originOf = expanded === undefined ? undefined : locator(document, expanded, runs);
  if (!originOf) return () => ({ file: template.file });
  return (offset, length) => {
    const origin = originOf(offset) ?? { template, offset: 0 };
    return placeAt(origin.template, origin.offset, length);
  };
}

function tagProblem({ is, name, at }: TagMistake, locate: Locate): Problem {
  switch (is) {
    case "unclosed":
      return unclosedElement(locate(at, name.length + 1), name);
    case "stray":
      return strayClosing(locate(at, name.length + 3), name);
    case "open-value":
      return valueOpen(locate(at, name.length + 1), name);
    case "include":
      return includeRefused(locate(at, name.length + 1), name);
    case "lost-text":
      return lostText(locate(at, 1), name);
  }
}

/** MJML knows lines only; the names in its messages say what to look for there. */
function errorProblems(
  { line, tagName, message }: MjmlError,
  document: string,
  locate: Locate,
): Problem[] {
  const start = lineStart(document, line);
  const element = Math.max(start, document.indexOf(`<${tagName}`, start));
  const here = locate(element, tagName.length + 1);
  const attribute = (name: string) => {
    const [before = "", found = ""] =
      new RegExp(`^([^>]*?[\\s"'])(${name})\\s*=`).exec(document.slice(element))?.slice(1) ?? [];
    return found ? locate(element + before.length, name.length) : here;
  };

  const unknown = /^Attributes? (.+) (?:is|are) illegal$/.exec(message)?.[1];
  if (unknown !== undefined) {
    return unknown.split(", ").map((name) => unknownAttribute(attribute(name), name, tagName));
  }
  const value =
    /^Attribute ([\w-]+) has invalid value: (.*?)(?: for type \w+)?(?:, (only .*))?$/s.exec(
      message.trim(),
    );
  if (value) {
    const [, name = "", written = "", allowed] = value;
    return [
      badValue(
        attribute(name),
        name,
        tagName,
        `cannot be \`${written}\`${allowed ? `: ${allowed}` : ""}`,
      ),
    ];
  }
  const nesting = /^\S+ cannot be used inside (\S+), only inside: (.*)$/.exec(message);
  if (nesting) return [misplaced(here, tagName, nesting[1] ?? "", nesting[2] ?? "")];
  if (message.startsWith("Element ")) {
    return [unknownElement(here, tagName, didYouMean(tagName, ELEMENTS))];
  }
  return [mjmlProblem(here, message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, ""))];
}

function lineStart(document: string, line: number): number {
  let offset = 0;
  for (let skipped = 1; skipped < line; skipped++) {
    offset = document.indexOf("\n", offset) + 1;
  }
  return offset;
}
