/** Directives of docutils, Sphinx, Pelican and Nikola: what a blog shows of them. */
import { escapeMarkup } from "../../../lib/text.ts";
import { quoted } from "../changes.ts";
import { type BlockContext, codeHtml } from "./blocks.ts";
import { inlineHtml } from "./inline.ts";
import { isBlank } from "../lines.ts";
import { dedented } from "./lines.ts";
import { csvTable, listTable } from "./data-tables.ts";
import { figure, frame, gist, image, media, type Writer } from "./pictures.ts";

/** A directive, taken apart. */
export interface Directive {
  readonly name: string;
  readonly argument: string;
  readonly options: ReadonlyMap<string, string>;
  readonly content: readonly string[];
  readonly context: BlockContext;
  readonly within: (lines: readonly string[]) => string;
}

/**
 * HTML of a directive, not yet safe. One that is not known is dropped and named.
 *
 * @param rest what stands behind its colons
 * @param below the lines below it, indented
 */
export function directiveHtml(
  written: string,
  rest: string,
  below: readonly string[],
  context: BlockContext,
  within: (lines: readonly string[]) => string,
): string {
  const name = written.toLowerCase().replace(/^(?:sphinx|ext):/, "");
  const directive = { name, ...parted(rest, below, ARGUMENTS.has(name)), context, within };
  const known = DIRECTIVES.get(name);
  if (known) return known(directive);
  if (!SILENT.has(name)) context.dropped(`directive ${quoted(written)} dropped`);
  return "";
}

type Parts = Pick<Directive, "argument" | "options" | "content">;

/** Whether a directive has an argument; if not, what stands behind its colons is where its text begins. */
function parted(rest: string, below: readonly string[], hasArgument: boolean): Parts {
  const inner = dedented(below);
  const options = new Map<string, string>();
  const argument = [rest.trim()];
  let at = 0;
  // Options stand directly below; so does more of the argument.
  if (!isBlank(below[0]) || rest.trim() === "") {
    let key = "";
    for (; at < inner.length && !isBlank(inner[at]); at++) {
      const line = inner[at] ?? "";
      const [, name, value = ""] = /^:([\w-]+): ?(.*)$/.exec(line) ?? [];
      if (name !== undefined) options.set((key = name.toLowerCase()), value.trim());
      else if (key !== "" && /^\s/.test(line))
        options.set(key, `${options.get(key)} ${line.trim()}`);
      else if (hasArgument && key === "" && rest.trim() !== "") argument.push(line.trim());
      else break;
    }
  }
  const start = inner.findIndex((line, index) => index >= at && !isBlank(line));
  const content = start < 0 ? [] : inner.slice(start);
  if (hasArgument) return { argument: argument.join(" "), options, content };
  return {
    argument: "",
    options,
    content: rest.trim() === "" ? content : [rest.trim(), ...content],
  };
}

const ARGUMENTS: ReadonlySet<string> = new Set(
  (
    "code code-block sourcecode image figure thumbnail admonition topic sidebar container class " +
    "rst-class raw rubric youtube vimeo soundcloud media gist table csv-table list-table " +
    "versionadded versionchanged deprecated update only centered list-figure"
  ).split(" "),
);

const code: Writer = ({ argument, content }) => codeHtml(content, argument);
const text: Writer = ({ content, within }) => within(content);
const quotation: Writer = ({ content, within }) => `<blockquote>${within(content)}</blockquote>`;
const titled: Writer = ({ argument, content, context, within }) =>
  `<blockquote><p><strong>${inlineHtml(argument, context)}</strong></p>${within(content)}</blockquote>`;
const note: Writer = ({ name, content, within }) =>
  `<blockquote><p><strong>${name.charAt(0).toUpperCase()}${name.slice(1)}</strong></p>${within(content)}</blockquote>`;
const seeAlso: Writer = (directive) => note({ ...directive, name: "see also" });
const label: Writer = ({ argument, context }) =>
  `<p><strong>${inlineHtml(argument, context)}</strong></p>`;
const parsedLiteral: Writer = ({ content, context }) =>
  `<pre>${inlineHtml(content.join("\n"), context)}</pre>`;
const math: Writer = ({ content }) => codeHtml(content, "");

const raw: Writer = ({ argument, content }) =>
  /\bhtml\b/i.test(argument) ? content.join("\n") : "";

const version: Writer = ({ name, argument, content, context, within }) => {
  const [, number = "", rest = ""] = /^(\S+)\s*([^]*)$/.exec(argument) ?? [];
  const said = `${VERSIONS[name] ?? ""} ${number}${rest === "" ? "" : ": "}`;
  return `<p><em>${said}</em>${inlineHtml(rest, context)}</p>${within(content)}`;
};

const VERSIONS: Readonly<Record<string, string>> = {
  versionadded: "New in version",
  versionchanged: "Changed in version",
  deprecated: "Deprecated since version",
};

const update: Writer = ({ argument, content, within }) =>
  `<blockquote><p><strong>Updated ${escapeMarkup(argument)}</strong></p>${within(content)}</blockquote>`;

const captioned: Writer = ({ argument, content, context, within }) =>
  `${argument === "" ? "" : `<p><strong>${inlineHtml(argument, context)}</strong></p>`}${within(content)}`;

const DIRECTIVES: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ...["code", "code-block", "sourcecode"].map((name) => [name, code] as const),
  ["parsed-literal", parsedLiteral],
  ...["math", "doctest", "testcode", "prompt"].map((name) => [name, math] as const),
  ...["container", "class", "rst-class", "compound", "only", "html", "line-block"].map(
    (name) => [name, text] as const,
  ),
  ...["epigraph", "highlights", "pull-quote", "quote"].map((name) => [name, quotation] as const),
  ...["admonition", "topic", "sidebar"].map((name) => [name, titled] as const),
  ..."attention caution danger error hint important note tip warning todo"
    .split(" ")
    .map((name) => [name, note] as const),
  ["seealso", seeAlso],
  ["rubric", label],
  ["centered", label],
  ["image", (directive) => `<p>${image(directive)}</p>`],
  ["thumbnail", figure],
  ["figure", figure],
  ["raw", raw],
  ["youtube", frame((id) => `https://www.youtube.com/embed/${id}`)],
  ["vimeo", frame((id) => `https://player.vimeo.com/video/${id}`)],
  ["gist", gist],
  ["media", media],
  ["versionadded", version],
  ["versionchanged", version],
  ["deprecated", version],
  ["update", update],
  ["table", captioned],
  ["csv-table", csvTable],
  ["list-table", listTable],
]);

/** What only steers how a site is made, or what it looks like. */
const SILENT: ReadonlySet<string> = new Set(
  (
    "contents sectnum section-numbering meta header footer role default-role highlight toctree index " +
    "post postlist target-notes title tags author slug replace unicode date include-toc default-domain"
  ).split(" "),
);

/** HTML of the directive that a name in bars stands for: `image:: a.png`, `replace:: text`. */
export function substitutionHtml(
  written: readonly string[],
  context: BlockContext,
): string | undefined {
  const [first = "", ...below] = written;
  const [, name, rest = ""] = /^([A-Za-z][\w-]*) ?:: *(.*)$/.exec(first.trim()) ?? [];
  if (name === "image") {
    const parts = parted(rest, below, true);
    return image({ name, ...parts, context, within: () => "" });
  }
  const whole = [rest, ...below.map((line) => line.trim())].join(" ").trim();
  if (name === "replace") return inlineHtml(whole, context);
  if (name !== "unicode") return undefined;
  return escapeMarkup(
    whole
      .replace(/\.\. .*$/, "")
      .replace(/(?:0x|U\+|\\?u)([0-9A-Fa-f]{2,6})\b/gi, (_, digits: string) =>
        String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(digits, 16))),
      )
      .trim(),
  );
}
