/**
 * A mail that renders and yet would not arrive as meant: hidden by a filter, cut off, unreadable on one
 * ground or another, or with holes where pictures should be.
 */
import { distinctProblems, type Problem } from "../../model/problem.ts";
import { lintContrast } from "./contrast.ts";
import { lintImages } from "./images.ts";
import { lintLinks } from "./links.ts";
import type { LintedMail } from "./mail.ts";
import { lintMarkup } from "./markup.ts";
import { originsOf } from "./origin.ts";
import { lintSubject } from "./subject.ts";
import { lintSupport } from "./support.ts";
import { parseMail } from "./tree.ts";

export type { LintedMail };

/** What to mend about a mail, each with its place in the post or the template that it comes from. */
export function lintDigest(mail: LintedMail): readonly Problem[] {
  const parsed = parseMail(mail.html);
  const { elements } = parsed;
  const origin = originsOf(mail);
  return distinctProblems([
    ...lintSubject(mail),
    ...lintMarkup(parsed, mail, origin),
    ...lintImages(elements, mail, origin),
    ...lintLinks(elements, origin),
    ...lintContrast(elements, origin),
    ...lintSupport(elements, mail, origin),
  ]);
}
