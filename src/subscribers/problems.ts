/** What can be wrong with a list of readers. None of these says an address: design promise 8. */
import { maskAddresses } from "../lib/address.ts";
import { counted } from "../lib/text.ts";
import type { Place, Problem } from "../model/problem.ts";

export function notText(file: string): Problem {
  return {
    code: "list-not-text",
    level: "error",
    headline: "this is not a text file",
    place: { file },
    hint: "save the list as CSV, in UTF-8",
  };
}

export function notUtf8(file: string): Problem {
  return {
    code: "list-not-utf8",
    level: "warning",
    headline: "the file is not in UTF-8: letters of some names are lost",
    place: { file },
    hint: "save the list as CSV, in UTF-8",
  };
}

export function noAddresses(file: string): Problem {
  return {
    code: "list-without-addresses",
    level: "error",
    headline: "no column of this file has e-mail addresses in it",
    place: { file },
    hint: "name the column `email` in the first line",
  };
}

export function columnsIgnored(file: string, names: readonly string[]): Problem {
  const shown = names.slice(0, 8).map((name) => `\`${name}\``);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : "";
  return {
    code: "list-columns-ignored",
    level: "note",
    headline: `columns that were not read: ${shown.join(", ")}${more}`,
    place: { file, line: 1 },
  };
}

export function quoteNotClosed(place: Place): Problem {
  return {
    code: "list-quote-open",
    level: "error",
    headline: "a quote is opened here and never closed; nothing from here on was read",
    place,
  };
}

export function addressInvalid(place: Place, why: string): Problem {
  return {
    code: "list-address-invalid",
    level: "error",
    headline: `this is no e-mail address: it ${why}`,
    place,
  };
}

export function wishUnclear(place: Place, said: string): Problem {
  const what = said === "" ? "nothing is said" : `\`${maskAddresses(said)}\` does not tell`;
  return {
    code: "list-wish-unclear",
    level: "error",
    headline: `${what} whether this reader wants the digest; left out`,
    place,
    hint: "write `active` or `unsubscribed`",
  };
}

/** @param place the first of them */
export function neverConfirmed(place: Place, count: number): Problem {
  return {
    code: "list-never-confirmed",
    level: "warning",
    headline: `${counted(count, "reader")} never confirmed the subscription; left out`,
    place,
  };
}

/** @param place the first of them */
export function repeated(place: Place, count: number): Problem {
  return {
    code: "list-address-repeated",
    level: "note",
    headline: `${counted(count, "line")} ${count === 1 ? "repeats" : "repeat"} an address; if one of them says stop, that counts`,
    place,
  };
}

/** @param place the first of them */
export function needsSmtpUtf8(place: Place, count: number): Problem {
  return {
    code: "list-needs-smtputf8",
    level: "note",
    headline: `${counted(count, "address", "addresses")} can be reached only through a server that offers SMTPUTF8`,
    place,
  };
}
