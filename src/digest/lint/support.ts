/** What big mail programs would leave out of a mail. */
import type { Problem } from "../../model/problem.ts";
import { type Declaration, parseDeclarations, parseSheet } from "./css.ts";
import { FEATURES, type Feature, type FeatureKind } from "./features.ts";
import type { LintedMail } from "./mail.ts";
import { type Origin, placeOfText } from "./origin.ts";
import { notSupported } from "./problems.ts";
import { type MailElement, sheetIn } from "./tree.ts";

/** Each feature once, where it is first met. What a media query holds is an addition that may be missed. */
export function lintSupport(
  elements: readonly MailElement[],
  { templates }: LintedMail,
  origin: Origin,
): readonly Problem[] {
  const files = [templates.html, ...(templates.partials ?? [])];
  const found = new Map<Feature, Problem>();
  // A mail says the same over and over.
  const seen = new Set<string>();
  const look = (kind: FeatureKind, written: string, place: () => Problem["place"]): void => {
    if (seen.has(`${kind} ${written}`)) return;
    seen.add(`${kind} ${written}`);
    for (const [feature, pattern] of PATTERNS) {
      const [slug, of, lacking] = feature;
      if (of !== kind || found.has(feature) || !pattern.test(written)) continue;
      found.set(feature, notSupported(place(), written, namesOf(lacking), lacking, slug));
    }
  };
  for (const element of elements) {
    const { tag, attributes } = element;
    const here = () => origin(element);
    look("element", tag, here);
    const { style = "" } = attributes;
    if (!seen.has(style)) {
      seen.add(style);
      for (const each of parseDeclarations(style)) look("declaration", words(each), here);
    }
    if (tag === "img") look("picture", pictureType(attributes["src"] ?? ""), here);
    if (tag !== "style") continue;
    const { rules, statements } = parseSheet(sheetIn(element));
    for (const statement of statements) {
      look("at-rule", statement.replace(/^@(\w+)[\s\S]*/, "$1"), () =>
        placeOfText(files, statement),
      );
    }
    for (const { selector, declarations, media } of rules) {
      if (media !== "") continue;
      look("selector", selector, () => placeOfText(files, selector));
      for (const each of declarations) {
        const { property, value } = each;
        look("declaration", words(each), () =>
          [`${property}: ${value}`, `${property}:${value}`]
            .map((text) => placeOfText(files, text))
            .find((place) => place !== undefined),
        );
      }
    }
  }
  return [...found.values()];
}

const PATTERNS = FEATURES.map(
  (feature) => [feature, new RegExp(`^(?:${feature[3]})$`, "is")] as const,
);

function words({ property, value }: Declaration): string {
  return `${property}: ${value}`;
}

function pictureType(address: string): string {
  if (/^data:/i.test(address)) return "data:";
  return /\.(\w+)(?:[?#].*)?$/.exec(address)?.[1]?.toLowerCase() ?? "";
}

function namesOf(letters: string): string {
  return Array.from(letters, (letter) => NAMES[letter] ?? letter).join(", ");
}

const NAMES: Readonly<Record<string, string>> = {
  G: "Gmail",
  W: "Outlook for Windows",
  O: "Outlook.com",
  Y: "Yahoo Mail",
  A: "Apple Mail",
};
