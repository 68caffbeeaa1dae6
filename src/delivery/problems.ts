import type { Problem } from "../model/problem.ts";

export function dkimKeyInvalid(why: string): Problem {
  return { code: "dkim-key-invalid", level: "error", headline: `the DKIM private key ${why}` };
}

export function headerMissing(name: string, found: number): Problem {
  return {
    code: "header-missing",
    level: "error",
    headline: `the message has ${found === 0 ? "no" : found} \`${name}\` in its header, where one has to be`,
  };
}

export function headerUnsigned(name: string, selector: string): Problem {
  return {
    code: "header-unsigned",
    level: "error",
    headline: `the signature \`${selector}\` leaves out \`${name}\``,
  };
}

export function signatureMissing(selector: string): Problem {
  return {
    code: "dkim-signature-missing",
    level: "error",
    headline: `the message has no signature \`${selector}\``,
  };
}

export function signatureWrong(selector: string): Problem {
  return {
    code: "dkim-signature-wrong",
    level: "error",
    headline: `the signature \`${selector}\` does not hold for the message that it is on`,
  };
}

export function notAligned(from: string, signing: string): Problem {
  return {
    code: "dkim-not-aligned",
    level: "error",
    headline: `the digest is from \`${from}\` and signed by \`${signing}\`, which mailboxes do not take for the same`,
    hint: `set DKIM_DOMAIN to \`${from}\`, and publish the key there`,
  };
}
