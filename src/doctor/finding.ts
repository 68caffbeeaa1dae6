import type { Finding, Topic, Verdict } from "../model/finding.ts";
import type { Problem } from "../model/problem.ts";

/** Makes the findings of one thing that was looked at. */
export function findingsOn(about: Topic, code: string) {
  const make =
    (verdict: Verdict) =>
    (says: string, todo?: string): Finding => ({
      code,
      about,
      verdict,
      says,
      ...(todo !== undefined && { todo }),
    });
  return {
    ok: make("ok"),
    warning: make("warning"),
    problem: make("problem"),
    unknown: make("unknown"),
  };
}

/** What was found elsewhere, in the doctor's words: an error is a problem, a note is no matter. */
export function findingOf(about: Topic, { code, level, headline, hint }: Problem): Finding {
  const verdict = ({ error: "problem", warning: "warning", note: "ok" } as const)[level];
  return { code, about, verdict, says: headline, ...(hint !== undefined && { todo: hint }) };
}
