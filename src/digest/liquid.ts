/** The one door to Liquid: a template and what it can speak of become text, or Problems. */
import type { Liquid, LiquidError, LiquidErrors } from "liquidjs";
import { didYouMean } from "../lib/similar.ts";
import { escapeMarkup } from "../lib/text.ts";
import { distinctProblems, type Problem } from "../model/problem.ts";
import { underline, wrap } from "./columns.ts";
import type { Language } from "./language.ts";
import { checkLiquid } from "./liquid-tags.ts";
import { type Partials, placeAt, type Template } from "./place.ts";
import {
  blockUnclosed,
  endlessPartials,
  endStray,
  liquidProblem,
  markOpen,
  partialMissing,
  unknownFilter,
  unknownTag,
  unknownVariable,
} from "./problems.ts";
import { type Finish, quickener } from "./quicken.ts";
import { SafeHtml } from "./safe-html.ts";
import type { View } from "./view.ts";

export interface Expansion {
  /** Absent if there are problems. */
  readonly text?: string;
  readonly problems: readonly Problem[];
}

/** Fills a template in; parsed once, used often. */
export type Expand = (template: Template, view: View) => Expansion;

/**
 * Gets Liquid ready for a language. In `markup` every value is escaped on its way out. A template reads
 * no file but the partials handed in, knows no clock and no chance, and a name that it gets wrong is a
 * Problem, not an empty string.
 */
export async function expander(
  language: Language,
  kind: "markup" | "text",
  partials: Partials,
): Promise<Expand> {
  const engine = await engineFor(language, kind, partials);
  const quicken = await quickener(FILTERS, kind === "markup" ? escaped : undefined);
  const parsed = new Map<string, ReturnType<Liquid["parse"]>>();
  const parse = ({ text, file }: Template) => {
    const ready = engine.parse(text, file);
    quicken(ready);
    parsed.set(text, ready);
    return ready;
  };
  return (template, view) => {
    try {
      const ready = parsed.get(template.text) ?? parse(template);
      // `{% render %}` hands on nothing by itself: what all templates may speak of is global.
      const text: unknown = engine.renderSync(ready, view, { globals: view });
      return { text: String(text), problems: [] };
    } catch (thrown) {
      if (isEndless(thrown)) return { problems: [endlessPartials({ file: template.file })] };
      if (!isLiquidError(thrown)) throw thrown;
      const problems = singles(thrown).flatMap((each) => {
        const source = templateOf(each, template, partials);
        return causesOf(problemOf(each, source, view, engine, partials), source);
      });
      // An end that is one without its block follows from the mistake for which the block was not read.
      const causes = problems.filter((problem) => !isBranch(problem));
      // The same mistake is met again with every turn of a loop.
      return { problems: distinctProblems(causes.length > 0 ? causes : problems) };
    }
  };
}

/** What Liquid says of tags may follow from another one that has no end. */
function causesOf(problem: Problem, template: Template): readonly Problem[] {
  if (problem.code !== "template-liquid" && problem.code !== "template-tag") return [problem];
  const causes = checkLiquid(template.text).map(({ is, name, at, length }) => {
    const place = placeAt(template, at, length);
    if (is === "open-mark") return markOpen(place, name);
    return is === "unclosed" ? blockUnclosed(place, name) : endStray(place, name);
  });
  return causes.length > 0 ? causes : [problem];
}

function isBranch({ code, place }: Problem): boolean {
  const { column = 1, length = 0, text = "" } = place ?? {};
  return code === "template-tag" && BRANCHES.includes(text.slice(column - 1, column - 1 + length));
}

/** The file that Liquid stumbled in: its tokens know the text that they are a part of. */
function templateOf({ token }: LiquidError, main: Template, partials: Partials): Template {
  return [main, ...partials.values()].find(({ text }) => text === token.input) ?? main;
}

async function engineFor(
  language: Language,
  kind: "markup" | "text",
  partials: Partials,
): Promise<Liquid> {
  const { Liquid } = await import("liquidjs");
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    // `{% if post.image %}` may ask for what is not there.
    lenientIf: true,
    ownPropertyOnly: true,
    catchAllErrors: true,
    cache: true,
    // A mapping takes the place of the file system.
    templates: Object.fromEntries([...partials].map(([name, { text }]) => [name, text])),
    ...(kind === "markup" && { outputEscape: escaped }),
  });
  for (const name of IMPURE) engine.unregisterFilter(name);
  engine.registerFilter("date", (value: unknown, pattern: unknown) => {
    const instant = Date.parse(String(value));
    if (!/^\d{4}-\d\d-\d\dT/.test(String(value)) || Number.isNaN(instant)) {
      throw new Error(
        `\`date\` writes instants such as \`post.published\`, not \`${written(value)}\``,
      );
    }
    return language.date(instant, String(pattern));
  });
  engine.registerFilter("wrap", (value: unknown, width: unknown = COLUMNS) =>
    wrap(written(value), Number(width)),
  );
  engine.registerFilter("underline", (value: unknown, mark: unknown = "-") =>
    underline(written(value), String(mark), COLUMNS),
  );
  if (kind === "markup") {
    // What is escaped anyway must not be escaped twice where somebody asks for it by habit.
    for (const name of ["escape", "escape_once", "xml_escape"]) {
      engine.registerFilter(name, (value: unknown) => value);
    }
  }
  return engine;
}

/** What a line of a plain text mail holds. */
const COLUMNS = 72;

/** Our own filters as they are without arguments. */
const FILTERS: ReadonlyMap<string, Finish> = new Map([
  ["wrap", (value) => wrap(written(value), COLUMNS)],
  ["underline", (value) => underline(written(value), "-", COLUMNS)],
]);

// Liquid's own dates go by the clock, by the machine's zone and by its locale; `sample` by chance.
const IMPURE = [
  // What is not escaped could end the block that it stands in.
  "raw",
  "sample",
  "date_to_xmlschema",
  "date_to_rfc822",
  "date_to_string",
  "date_to_long_string",
];

/** What is HTML already, and safe, goes out as it is. */
function escaped(value: unknown): string {
  return value instanceof SafeHtml ? value.html : escapeMarkup(written(value));
}

function written(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? value.map(written).join("") : "";
}

function isLiquidError(thrown: unknown): thrown is LiquidError {
  return thrown instanceof Error && "token" in thrown;
}

/** A partial that renders itself fills the stack, in Liquid or in taking its errors apart. */
function isEndless(thrown: unknown): boolean {
  let inner: unknown = thrown;
  for (let depth = 0; inner instanceof Error; depth++) {
    if (/call stack/.test(inner.message) || depth > DEEPEST) return true;
    inner = isLiquidError(inner)
      ? isCollection(inner)
        ? inner.errors[0]
        : inner.originalError
      : undefined;
  }
  return false;
}

// Far more than templates nest.
const DEEPEST = 100;

/** Each block hands its errors on as one that holds them all. */
function singles(thrown: LiquidError): LiquidError[] {
  return isCollection(thrown) ? thrown.errors.flatMap(singles) : [thrown];
}

function isCollection(thrown: LiquidError): thrown is LiquidErrors {
  return thrown.name === "LiquidErrors";
}

function problemOf(
  thrown: LiquidError,
  template: Template,
  view: View,
  engine: Liquid,
  partials: Partials,
): Problem {
  const { token } = thrown;
  const message = (thrown.originalError ?? thrown).message.replace(
    /(, file:.*)?, line:\d+, col:\d+$/,
    "",
  );
  const text = token.getText();
  const named = (name: string) => {
    const within = Math.max(0, text.indexOf(name));
    return placeAt(template, token.begin + within, text.includes(name) ? name.length : text.length);
  };
  const [, kind = "", name = ""] = MESSAGE.exec(message) ?? [];
  switch (kind) {
    case "undefined variable: ":
      return unknownVariable(named(text), name, guessVariable(name, view));
    case "undefined filter: ":
      return unknownFilter(named(name), name, didYouMean(name, Object.keys(engine.filters)));
    case 'tag "':
      return unknownTag(
        named(name),
        name,
        didYouMean(name, [...Object.keys(engine.tags), ...BRANCHES]),
      );
    case 'ENOENT: Failed to lookup "':
      return partialMissing(named(name), name, didYouMean(name, partials.keys()));
    default:
      return liquidProblem(placeAt(template, token.begin, text.length), lowerFirst(message));
  }
}

/** What stands within other tags and is none by itself. */
const BRANCHES = "else elsif when endif endunless endfor endcase endcapture endcomment".split(" ");

const MESSAGE =
  /^(undefined variable: |undefined filter: |tag "|ENOENT: Failed to lookup ")([^"]+)(?:" not found|" in ".*)?$/;

/** Corrects the last part of `post.tile`: what stands before it may be a name of the template's own. */
function guessVariable(name: string, view: View): string | undefined {
  const parts = name.split(".");
  const guess = didYouMean(parts.at(-1) ?? "", new Set(namesIn(view)));
  return guess === undefined ? undefined : [...parts.slice(0, -1), guess].join(".");
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
