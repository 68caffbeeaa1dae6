import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";
import { tagsOf, TRY_AGAIN, type TxtAnswer, type TxtLookup } from "./txt.ts";

const { ok, problem, unknown } = findingsOn("sender", "dmarc-record");

/** Where a domain's policy was found, and what stood there. */
export interface DmarcAnswer {
  readonly domain: string;
  readonly answer: TxtAnswer;
}

/**
 * The policy of a domain, or else of the nearest domain above it that has one. RFC 7489 (6.6.3) asks the
 * organisation's domain, which takes a list of public suffixes to know; walking up, as its successor does,
 * finds the same record where there is one.
 */
export async function lookUpDmarc(domain: string, lookup: TxtLookup): Promise<DmarcAnswer> {
  const first = await lookup(`_dmarc.${domain}`);
  let above = domain;
  let answer = first;
  while (!("failed" in answer) && policiesIn(answer.records).length === 0) {
    above = above.slice(above.indexOf(".") + 1);
    if (!above.includes(".")) return { domain, answer: first };
    answer = await lookup(`_dmarc.${above}`);
  }
  return { domain: above, answer };
}

function policiesIn(records: readonly string[]): readonly string[] {
  return records.filter((record) => /^v=DMARC1\s*(?:;|$)/.test(record));
}

/** Whether a domain says what is to be done with mail that only claims to be from it (RFC 7489, 6.3). */
export function checkDmarc(from: string, { domain, answer }: DmarcAnswer): Finding {
  if ("failed" in answer) {
    return unknown(
      `the DMARC record of \`${from}\` could not be looked up: ${answer.failed}`,
      TRY_AGAIN,
    );
  }
  const policies = policiesIn(answer.records);
  const [policy, ...others] = policies;
  if (policy === undefined) {
    return problem(
      `\`${from}\` has no DMARC record, which large mailboxes ask of whoever mails to many`,
      `publish at \`_dmarc.${from}\`, as TXT: v=DMARC1; p=none`,
    );
  }
  if (others.length > 0) {
    return problem(
      `there are ${policies.length} DMARC records at \`_dmarc.${domain}\`, and with more than one none counts`,
      "remove all but one",
    );
  }
  const asked = tagsOf(policy).get("p")?.toLowerCase();
  if (asked === undefined || !["none", "quarantine", "reject"].includes(asked)) {
    return problem(
      `the DMARC record \`_dmarc.${domain}\` has no \`p=\` that says \`none\`, \`quarantine\` or \`reject\``,
      "begin with `v=DMARC1; p=none`",
    );
  }
  return ok(`\`${from}\` has a DMARC policy: \`p=${asked}\``);
}

/** Whether that policy asks that the two domains be the same, where others let one be below the other. */
export function isStrict({ answer }: DmarcAnswer, kind: "adkim" | "aspf"): boolean {
  const [policy] = "records" in answer ? policiesIn(answer.records) : [];
  return policy !== undefined && tagsOf(policy).get(kind)?.toLowerCase() === "s";
}

const alignment = findingsOn("sender", "from-aligned");

/**
 * Whether a signature or the envelope's sender speaks for the domain that readers see (RFC 7489, 3.1).
 *
 * @param from behind the @ of the From field
 * @param signing that of our own signatures, if we sign
 * @param bounce behind the @ of the envelope's sender
 */
export function checkAlignment(
  dmarc: DmarcAnswer,
  {
    from,
    signing,
    bounce,
  }: { readonly from: string; readonly signing?: string; readonly bounce: string },
): Finding {
  if (signing !== undefined && isAligned(from, signing, isStrict(dmarc, "adkim"))) {
    return alignment.ok(`the digest is from \`${from}\` and signed by \`${signing}\``);
  }
  if (signing !== undefined) {
    return alignment.problem(
      `the digest is from \`${from}\` and signed by \`${signing}\`, which the DMARC policy does not take for the same`,
      `set DKIM_DOMAIN to \`${from}\`, and publish the key there`,
    );
  }
  const byEnvelope = isAligned(from, bounce, isStrict(dmarc, "aspf"));
  return alignment.warning(
    `the digest is not signed here${byEnvelope ? "" : `, and its bounces go to another domain, \`${bounce}\``}`,
    `see whether your mail server signs it: send yourself a copy with \`postrider send --to\` and look for dkim=pass with \`${from}\` in its Authentication-Results; if not, set DKIM_DOMAIN, DKIM_SELECTOR and a key in .env`,
  );
}

function isAligned(from: string, other: string, strict: boolean): boolean {
  if (from === other) return true;
  return !strict && (from.endsWith(`.${other}`) || other.endsWith(`.${from}`));
}
