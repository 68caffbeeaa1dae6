/**
 * What MJML's own validation does not see: its parser mends whatever is unbalanced and drops text that
 * stands in the wrong place, both without a word.
 */

/** Something wrong at an offset of a document. */
export interface TagMistake {
  readonly is: "unclosed" | "stray" | "open-value" | "include" | "lost-text";
  /** The element; for lost text the one around it. */
  readonly name: string;
  readonly at: number;
}

/** Checks that the elements of MJML are balanced and that no text stands where it never shows. */
export function checkTags(document: string): readonly TagMistake[] {
  const mistakes: TagMistake[] = [];
  const open: { readonly name: string; readonly at: number }[] = [];
  let end = 0;
  for (const tag of document.matchAll(TAG)) {
    const [whole, closing, name = "", selfClosing] = tag;
    const around = open.at(-1);
    if (around && CONTAINERS.has(around.name)) {
      mistakes.push(...lostText(document.slice(end, tag.index), end, around.name));
    }
    end = tag.index + whole.length;
    // What an ending element holds is HTML: another element of MJML there means that its end is missing.
    if (name !== "" && around && ENDING.has(around.name) && !(closing && name === around.name)) {
      mistakes.push({ is: "unclosed", ...around });
      open.pop();
    }
    if (name === "") continue;
    if (closing) {
      const opened = open.findLastIndex((element) => element.name === name);
      if (opened < 0) mistakes.push({ is: "stray", name, at: tag.index });
      else
        for (const left of open.splice(opened).slice(1)) mistakes.push({ is: "unclosed", ...left });
    } else if (name === "mj-include") {
      mistakes.push({ is: "include", name, at: tag.index });
    } else if (!selfClosing) {
      open.push({ name, at: tag.index });
    }
  }
  for (const left of open) mistakes.push({ is: "unclosed", ...left });
  const openValue = isUnbalanced(mistakes) ? OPEN_VALUE.exec(document) : null;
  // Whatever stands behind that is seen as something else than it is.
  return openValue
    ? [{ is: "open-value", name: openValue[1] ?? "", at: openValue.index }]
    : mistakes;
}

/** Whether MJML would see another document than the one that was written. */
export function isUnbalanced(mistakes: readonly TagMistake[]): boolean {
  return mistakes.some(({ is }) => is !== "include" && is !== "lost-text");
}

const TAG = /<!--[\s\S]*?-->|<(\/)?(mjml|mj-[a-z-]+)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/)?>/g;

/** An element with a value in which the next one begins: its quotation mark is missing. */
const OPEN_VALUE =
  /<(mjml|mj-[a-z-]+)(?:"(?:(?!<\/?mj)[^"])*"|'(?:(?!<\/?mj)[^'])*'|[^>"'])*["'](?:(?!<\/?mj)[^"'])*<\/?mj/;

function lostText(between: string, start: number, name: string): TagMistake[] {
  const first = between.search(/\S/);
  // HTML elements there are named by MJML itself.
  return first < 0 || between.includes("<") ? [] : [{ is: "lost-text", name, at: start + first }];
}

/** Elements that hold other elements of MJML only. */
const CONTAINERS = words(
  "mjml mj-head mj-body mj-attributes mj-html-attributes mj-selector mj-hero mj-column mj-group mj-section mj-wrapper mj-social mj-navbar mj-accordion mj-accordion-element mj-carousel",
);

/** Elements whose content MJML takes as it is. */
const ENDING = words(
  "mj-preview mj-style mj-title mj-button mj-raw mj-text mj-table mj-html-attribute mj-social-element mj-navbar-link mj-accordion-text mj-accordion-title",
);

/** All elements, for "did you mean". */
export const ELEMENTS: readonly string[] = [
  ...CONTAINERS,
  ...ENDING,
  ...words("mj-all mj-breakpoint mj-carousel-image mj-class mj-divider mj-font mj-image mj-spacer"),
];

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}
