import type { Mailbox } from "../model/config.ts";
import { asciiDomain } from "./address.ts";
import { oneLine } from "./text.ts";

/** What an address is good for, or why it is none. */
export type AddressCheck =
  | {
      readonly ok: true;
      /** As it was written. */
      readonly address: string;
      /** For the SMTP envelope and for headers: its domain in ASCII (RFC 5890). */
      readonly wire: string;
      /** Its local part is not ASCII: only a server that offers SMTPUTF8 (RFC 6531) can take it. */
      readonly smtputf8: boolean;
    }
  | {
      readonly ok: false;
      /** A few words that go on from "it": `has no @`. They do not repeat the address. */
      readonly why: string;
    };

/**
 * Whether this is one address and nothing else. Narrower than RFC 5321 on purpose: no quoted local
 * part, no address literal, no comment, nothing invisible, so that no header, list or envelope that it
 * is put into can be read as having another recipient. Lengths are those of RFC 5321, 4.5.3.1.
 */
export function checkAddress(text: string): AddressCheck {
  const at = text.lastIndexOf("@");
  if (text === "") return no("is empty");
  if (at < 0) return no("has no @");
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  const complaint = localComplaint(local) ?? domainComplaint(domain);
  if (complaint !== undefined) return no(complaint);
  const wire = `${local}@${asciiDomain(domain)}`;
  if (bytesOf(wire) > 254) return no("is longer than 254 bytes");
  return { ok: true, address: text, wire, smtputf8: /[^\x20-\x7E]/.test(local) };
}

function no(why: string): AddressCheck {
  return { ok: false, why };
}

// Of other scripts only letters, their marks and digits, and those only if they remain such under
// compatibility normalisation, which a server may apply: a full-width comma becomes a comma there.
const LETTER = String.raw`\p{L}\p{M}\p{N}`;
const LOCAL = new RegExp(`^[${LETTER}!#$%&'*+/=?^_\`{|}~.-]+$`, "u");
const DOMAIN = new RegExp(`^[${LETTER}.-]+$`, "u");
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function localComplaint(local: string): string | undefined {
  if (local === "") return "has nothing before the @";
  if (local.includes("@")) return "has more than one @";
  if (/\s/.test(local)) return "has a space in it";
  if (!LOCAL.test(local) || !LOCAL.test(local.normalize("NFKC")))
    return "has a character before the @ that no address has";
  if (local.startsWith(".") || local.endsWith(".") || local.includes(".."))
    return "has a full stop at an end of what is before the @, or two in a row";
  if (bytesOf(local) > 64) return "has more than 64 bytes before the @";
  return undefined;
}

function domainComplaint(domain: string): string | undefined {
  if (domain === "") return "has nothing behind the @";
  if (!DOMAIN.test(domain)) return "has a character behind the @ that no domain has";
  const ascii = asciiDomain(domain);
  const labels = ascii.split(".");
  if (labels.length < 2) return "has no full stop behind the @";
  if (!labels.every((label) => LABEL.test(label)) || bytesOf(ascii) > 253)
    return "has no valid domain behind the @";
  if (/^\d+$/.test(labels.at(-1) ?? "")) return "has a number where the top-level domain should be";
  return undefined;
}

const utf8 = new TextEncoder();

function bytesOf(text: string): number {
  return /[^\x20-\x7E]/.test(text) ? utf8.encode(text).length : text.length;
}

/** `Name <address>`, `"Name" <address>` or the address alone, its parts checked. */
export function readMailbox(
  text: string,
): { readonly mailbox: Mailbox } | { readonly why: string } {
  const form = /^(?:"((?:[^"\\]|\\.)*)"|([^<>"]*))\s*<([^<>]*)>$/su.exec(text.trim());
  const check = checkAddress(form?.[3]?.trim() ?? text.trim());
  if (!check.ok) return { why: check.why };
  const name = mailboxName(form?.[1]?.replace(/\\(.)/gsu, "$1") ?? form?.[2] ?? "");
  return { mailbox: name === "" ? { address: check.address } : { name, address: check.address } };
}

/** A name fit for a header: one line, nothing invisible that could reorder or end it. */
export function mailboxName(text: string): string {
  return oneLine(text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, " "));
}
