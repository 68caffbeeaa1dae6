/**
 * A mail that renders and yet would not arrive as meant: hidden by a filter, cut off, unreadable on one
 * ground or another, or with holes where pictures should be.
 */
import { distinctProblems, type Problem } from "../../model/problem.ts";
import type { LintedMail } from "./mail.ts";
import { lintSubject } from "./subject.ts";

export type { LintedMail };

/** What to mend about a mail, each with its place in the post or the template that it comes from. */
export function lintDigest(mail: LintedMail): readonly Problem[] {
  return distinctProblems([...lintSubject(mail)]);
}
