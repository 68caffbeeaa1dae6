/** What can be wrong in `postrider.yaml` and in the environment: one constructor for each. */
import type { Place, Problem } from "../model/problem.ts";
import type { Complaint } from "./complaint.ts";

/** The complaint with its key's name, the words that were written, and its place. */
export function badSetting(
  { code, says, hint, level = "error" }: Complaint,
  key: string,
  written: string | undefined,
  place: Place,
): Problem {
  const shown = written === undefined ? "" : `: \`${written}\``;
  const headline = `\`${key}\` ${says}${shown}`;
  return { code, level, headline, place, ...(hint === undefined ? {} : { hint }) };
}

export function notYaml(place: Place, message: string, hint: string | undefined): Problem {
  const headline = `this is not valid YAML: ${message}`;
  return { code: "config-yaml", level: "error", headline, place, ...(hint && { hint }) };
}

export function repeatedKey(place: Place, earlier: Place | undefined, key: string): Problem {
  return {
    code: "config-key-repeated",
    level: "error",
    headline: `\`${key}\` is set twice`,
    place,
    ...(earlier && { other: earlier }),
    hint: "keep one of the two",
  };
}

export function noSettings(place: Place): Problem {
  return {
    code: "config-empty",
    level: "error",
    headline: "no settings are in this file",
    place,
    hint: "begin with `site:` and, below it, `title:` and `url:`",
  };
}

// Complaints about the shape.

export function missing(example: string | undefined): Complaint {
  const hint = example === undefined ? {} : { hint: `such as \`${example}\`` };
  return { code: "config-missing", says: "is missing", aboutKey: true, ...hint };
}

export function unknownKey(hint: string): Complaint {
  return { code: "config-key-unknown", says: "is no setting", hint, aboutKey: true };
}

export function wrongType(allowed: string, hint?: string): Complaint {
  return { code: "config-type", says: `has to be ${allowed}`, ...(hint && { hint }) };
}

export function notOneOf(allowed: readonly string[], guess: string | undefined): Complaint {
  const list = allowed.map((choice) => `\`${choice}\``).join(", ");
  const says = `has to be one of ${list}`;
  return { code: "config-choice", says, ...(guess && { hint: `did you mean \`${guess}\`?` }) };
}

export function notInRange(least: number, most: number): Complaint {
  return { code: "config-range", says: `has to be a whole number from ${least} to ${most}` };
}

export function notARate(): Complaint {
  return {
    code: "config-range",
    says: "has to be a number above 0, of messages a second",
    hint: "or write it like `500/hour`, with `second`, `minute`, `hour` or `day`",
  };
}

export function empty(): Complaint {
  return { code: "config-missing", says: "is empty" };
}

export function notOneLine(): Complaint {
  return { code: "config-line", says: "has to be one line, without control characters" };
}

export function clash(says: string, hint?: string): Complaint {
  return { code: "config-clash", says, aboutKey: true, ...(hint && { hint }) };
}

// Complaints about values.

export function notAnAddress(hint?: string): Complaint {
  return {
    code: "config-url",
    says: "has to be an address that begins with https:// or http://",
    ...(hint && { hint }),
  };
}

export function addressTooLong(part: string): Complaint {
  return { code: "config-url", says: `has to be the address of the front page, without ${part}` };
}

export function notALanguage(guess: string | undefined): Complaint {
  return {
    code: "config-language",
    says: "is no language tag",
    hint: guess
      ? `did you mean \`${guess}\`?`
      : "write it like `en`, `de-AT` or `zh-Hans` (BCP 47)",
  };
}

export function notATimeZone(guess: string | undefined): Complaint {
  return {
    code: "config-time-zone",
    says: "is no time zone",
    hint: guess ? `did you mean \`${guess}\`?` : "write it like `Europe/Berlin`, or `UTC`",
  };
}

export function notATime(): Complaint {
  return {
    code: "config-time",
    says: "is no time of day",
    hint: "write it as hours and minutes, from 00:00 to 23:59",
  };
}

export function notADay(guess: string | undefined): Complaint {
  const hint = guess
    ? `did you mean \`${guess}\`?`
    : "write a weekday, or for a month a number or such as `first monday`";
  return { code: "config-day", says: "is no day", hint };
}

export function notAColour(): Complaint {
  return { code: "config-colour", says: "is no colour", hint: "write it like `#94371a`" };
}

export function notAFont(): Complaint {
  return {
    code: "config-font",
    says: "is no list of fonts",
    hint: "write `serif`, `sans-serif`, `monospace`, or names such as `Georgia, serif`",
  };
}

export function notASpan(): Complaint {
  return {
    code: "config-span",
    says: "is no span of time",
    hint: "write it like `30 minutes`, `2 hours` or `3 days`",
  };
}

export function notASize(): Complaint {
  return {
    code: "config-size",
    says: "is no size of a file, of 1000 bytes or more",
    hint: "write it like `500 kB` or `1 MB`",
  };
}

export function pathOutside(): Complaint {
  return {
    code: "config-path",
    says: "leads out of the project",
    hint: "write a path below the folder of postrider.yaml, such as `posts`",
  };
}

export function pathOdd(says: string, hint?: string): Complaint {
  return { code: "config-path", says, ...(hint && { hint }) };
}

export function notAMailbox(why: string): Complaint {
  return { code: "config-mailbox", says: `is no e-mail address: it ${why}` };
}

export function badPermalink(says: string, hint?: string): Complaint {
  return { code: "config-permalink", says, ...(hint && { hint }) };
}

export function badPlaceholder(
  within: { readonly start: number; readonly end: number },
  name: string,
  hint: string,
): Complaint {
  return { code: "config-placeholder", says: `has no placeholder \`${name}\``, hint, within };
}

export function badUnsubscribe(says: string, hint?: string): Complaint {
  return { code: "config-unsubscribe", says, ...(hint && { hint }) };
}

export function noRoomForId(): Complaint {
  return {
    code: "config-mailbox",
    says: "has no room for a + and 32 characters before the @, where 64 are the most",
  };
}

export function badListId(): Complaint {
  return {
    code: "config-list-id",
    says: "has to look like a domain name (RFC 2919)",
    hint: "write it like `digest.blog.example`, and never change it",
  };
}

export function noPostalAddress(): Complaint {
  return {
    code: "config-postal-address",
    level: "warning",
    says: "is missing, and mail sent in bulk has to say where its sender can be reached by post",
    hint: "write it on several lines below `address: |`",
    aboutKey: true,
  };
}

/** A generator's settings say something that would have counted, had it been readable. */
export function settingsUnused(says: string): Problem {
  return {
    code: "site-settings-unused",
    level: "warning",
    headline: says,
    hint: "write in postrider.yaml what they should have told",
  };
}
