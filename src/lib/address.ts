/** E-mail addresses that were checked before: how they compare, and how they may be shown. */

/**
 * What two ways of writing one mailbox have in common. Letter case is ignored on both sides: RFC 5321
 * leaves that of the local part to the receiver, and no receiver of note makes use of it.
 */
export function addressKey(address: string): string {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).normalize("NFC").toLowerCase();
  return `${local}@${asciiDomain(address.slice(at + 1))}`;
}

/** A domain in the form that DNS and every SMTP server know (RFC 5890, A-labels), in lower case. */
export function asciiDomain(domain: string): string {
  if (/^[\w.-]*$/.test(domain)) return domain.toLowerCase();
  const url = URL.parse(`https://${domain}/`);
  return url && !/[:@/?#]/.test(domain) ? url.hostname : domain.toLowerCase();
}

/** `a…@example.org`: enough to recognise one's own address by, too little to write to. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = address;
  return at > 0 ? `${first}…${address.slice(at)}` : "…";
}

/** The text with every address in it masked, such as the words of an SMTP server. */
export function maskAddresses(text: string): string {
  return text.replace(ADDRESS, maskAddress);
}

// Wider than what a mailbox may look like: a mask too many does no harm.
const ADDRESS = /(?:"[^"\s]*"|[^\s<>()[\]:;,"@]+)@[^\s<>()[\]:;,"'@]*[^\s<>()[\]:;,"'@.]/gu;
