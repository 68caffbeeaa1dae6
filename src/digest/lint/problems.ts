/** What a person can mend about a mail that renders well and yet would not arrive well. */
import type { Level, Place, Problem } from "../../model/problem.ts";

function found(level: Level, code: string, headline: string, place?: Place, hint?: string) {
  return { code, level, headline, ...(place && { place }), ...(hint && { hint }) };
}

export function subjectTooLong(place: Place | undefined, columns: number): Problem {
  const headline = `the subject is ${columns} characters wide, of which inboxes show some 70`;
  return found("note", "mail-subject-long", headline, place);
}

export function subjectShouts(place: Place | undefined, what: string): Problem {
  const headline = `the subject ${what}, which spam filters count against a mail`;
  return found("warning", "mail-subject-shouts", headline, place);
}
