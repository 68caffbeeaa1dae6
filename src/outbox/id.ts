import { hash } from "node:crypto";

/**
 * The id of the Envelope that carries this edition to this subscriber: 32 hexadecimal digits, the same
 * every time. It stands in Message-IDs, so no address goes into it.
 */
export function envelopeId(edition: string, subscriber: string): string {
  // JSON keeps the two apart: no edition and subscriber run together into another pair.
  return hash("sha256", JSON.stringify([edition, subscriber])).slice(0, 32);
}
