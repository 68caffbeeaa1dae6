import { createPublicKey } from "node:crypto";
import type { DkimKey } from "./dkim.ts";

/** What belongs into DNS for a key: RFC 6376, 3.6.1, and for Ed25519 RFC 8463, 4. */
export function publishedKey({ domain, selector, privateKey }: DkimKey) {
  const publicKey = createPublicKey(privateKey);
  const bits = privateKey.asymmetricKeyDetails?.modulusLength;
  const der = publicKey.export({ type: "spki", format: "der" });
  const isRsa = privateKey.asymmetricKeyType === "rsa";
  return {
    name: `${selector}._domainkey.${domain}`,
    type: isRsa ? ("rsa" as const) : ("ed25519" as const),
    // Of an Ed25519 key the bare 32 bytes, which stand at the end.
    value: (isRsa ? der : der.subarray(-32)).toString("base64"),
    ...(isRsa && bits !== undefined && { bits }),
  };
}
