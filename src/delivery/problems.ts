import type { Problem } from "../model/problem.ts";

export function dkimKeyInvalid(why: string): Problem {
  return { code: "dkim-key-invalid", level: "error", headline: `the DKIM private key ${why}` };
}
