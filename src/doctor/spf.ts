import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";
import { TRY_AGAIN, type TxtAnswer } from "./txt.ts";

const { ok, warning, problem, unknown } = findingsOn("sender", "spf-record");

const TERMS_THAT_LOOK_UP = /^[-+~?]?(?:include|a|mx|ptr|exists)(?:[:/]|$)|^redirect=/i;

/**
 * Whether a domain says which servers may send for it (RFC 7208). Which of them our provider uses is
 * theirs to know, so no server is tried against it.
 *
 * @param domain that of the envelope's sender
 */
export function checkSpf(domain: string, answer: TxtAnswer): Finding {
  if ("failed" in answer) {
    return unknown(
      `the SPF record of \`${domain}\` could not be looked up: ${answer.failed}`,
      TRY_AGAIN,
    );
  }
  const records = answer.records.filter((record) => /^v=spf1(?: |$)/i.test(record));
  const [record, ...others] = records;
  if (record === undefined) {
    return problem(
      `\`${domain}\` has no SPF record, so that anybody may send in its name`,
      `publish at \`${domain}\`, as TXT: v=spf1 include:… -all, with what your mail provider says for …`,
    );
  }
  if (others.length > 0) {
    return problem(
      `\`${domain}\` has ${records.length} SPF records, and with more than one none counts (RFC 7208, 4.5)`,
      "make one of them all",
    );
  }
  const terms = record.split(/\s+/).slice(1);
  const lookups = terms.filter((term) => TERMS_THAT_LOOK_UP.test(term)).length;
  if (lookups > 10) {
    return problem(
      `the SPF record of \`${domain}\` asks for ${lookups} look-ups, where 10 are the most (RFC 7208, 4.6.4)`,
      "take out what is no longer used",
    );
  }
  const all = terms.find((term) => /^[-+~?]?all$/i.test(term));
  if (all === undefined && !terms.some((term) => /^redirect=/i.test(term))) {
    return warning(
      `the SPF record of \`${domain}\` does not say what holds for all other servers`,
      "end it with `-all`, or with `~all` as long as you are not sure",
    );
  }
  if (all !== undefined && !/^[-~]/.test(all)) {
    return problem(
      `the SPF record of \`${domain}\` ends with \`${all}\`, which lets anybody send in its name`,
      "end it with `-all`, or with `~all` as long as you are not sure",
    );
  }
  return ok(`\`${domain}\` says who may send in its name: \`${record}\``);
}
