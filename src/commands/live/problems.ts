import type { Problem } from "../../model/problem.ts";

/** A mistake of ours, shown where the person is looking. */
export function faultMet(fault: unknown): Problem {
  const message = fault instanceof Error ? fault.message : String(fault);
  return {
    code: "preview-fault",
    level: "error",
    headline: `Postrider made a mistake: ${message}`,
    hint: "what you have written is safe; the next change is tried again",
  };
}
