/** Addresses and identities as the feed validator reads them (RFC 3986, RFC 3987, RFC 4151, RFC 8141). */
import {
  invalidFullLink,
  invalidTag,
  invalidUriChar,
  invalidUrlAttribute,
  invalidUrn,
  nonCanonicalUri,
  schemeNotRegistered,
  uriNotIri,
  type Violation,
} from "./violations.ts";

/** What is wrong with an absolute address. */
export function* addressViolations(address: string): Iterable<Violation> {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:.)/i.exec(address)?.[0].toLowerCase();
  const outside = Array.from(address).find((c) => c <= "\u007F" && !URI_CHARACTER.test(c));
  if (outside !== undefined) yield invalidUriChar(outside, address);
  else if (/\P{ASCII}/u.test(address)) yield uriNotIri(address);
  else if (scheme === undefined) yield invalidFullLink(address);
  else if (scheme === "tag" && !TAG.test(address)) yield invalidTag(address);
  else if (scheme === "urn" && !isUrn(address)) yield invalidUrn(address);
  else if (/^https?$/.test(scheme) && !/^https?:\/\/[^/?#]/i.test(address)) {
    yield invalidFullLink(address);
  } else if (!SCHEMES.has(scheme)) yield schemeNotRegistered(address);
}

/** What is wrong with an address that is to be fetched by programs: it needs a host with a dot. */
export function* webAddressViolations(address: string): Iterable<Violation> {
  const wrong = [...addressViolations(address)];
  yield* wrong;
  if (wrong.length === 0 && !WEB.test(address)) yield invalidUrlAttribute(address);
}

const WEB = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z0-9][a-z0-9-]*(?::\d+)?(?:\/|$)/i;

/**
 * What is wrong with an Atom identity: an absolute address that is compared character by character,
 * so that it should be written as everybody would write it (RFC 4287, 4.2.6.1).
 */
export function* identityViolations(id: string): Iterable<Violation> {
  const wrong = [...addressViolations(id)];
  yield* wrong;
  const canonical = wrong.length === 0 ? canonicalForm(id) : id;
  if (canonical !== id) yield nonCanonicalUri(id, canonical);
}

const URI_CHARACTER = /[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]/;
const TAG =
  /^tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*(?:#[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*)?$/;
const URN = /^urn:[a-z0-9][a-z0-9-]{1,31}:(?:[a-z0-9()+,.:=@;$_!*'-]|%[0-9a-f]{2})+$/i;
const UUID = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isUrn(address: string): boolean {
  return /^urn:uuid:/i.test(address) ? UUID.test(address) : URN.test(address);
}

const SCHEMES = new Set("http https ftp mailto news tel xmpp data tag urn".split(" "));

/** Lower-case scheme and host, no default port, no dot segments, only what must be percent-encoded. */
function canonicalForm(address: string): string {
  const plain = address.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[0-9a-z._~-]/i.test(character) ? character : encoded.toUpperCase();
  });
  return /^https?:/i.test(plain) && URL.canParse(plain)
    ? new URL(plain).href
    : plain.replace(/^[^:]+/, (scheme) => scheme.toLowerCase());
}
