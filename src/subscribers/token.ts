import { createHmac, timingSafeEqual } from "node:crypto";
import type { MailConfig } from "../model/config.ts";
import { base32 } from "./base32.ts";

/** What the bearer of a token may do, for one subscriber and nobody else. */
export type TokenPurpose = "unsubscribe" | "confirm" | "preferences";

/**
 * A token for a link: letters and digits that say what for and for whom, and a seal. No address is in
 * it. 43 characters for our own ids, never over 63.
 *
 * @param secret at least 32 characters
 * @throws RangeError for a secret that short, or an id that is not 1 to 36 letters, digits, `-` or `_`
 */
export function makeToken(subscriber: string, purpose: TokenPurpose, secret: string): string {
  if (!ID.test(subscriber)) throw new RangeError("an id that cannot be in a token");
  const body = LETTERS[purpose] + subscriber;
  return body + seal(body, secret);
}

/**
 * For whom and what for a token was made; undefined unless one of the secrets made it. All secrets are
 * tried and compared in constant time, so that an answer's time tells nothing of the seal.
 */
export function readToken(
  token: string,
  secrets: readonly string[],
): { readonly subscriber: string; readonly purpose: TokenPurpose } | undefined {
  const parts = token.length > LONGEST ? null : FORM.exec(token);
  if (!parts) return undefined;
  const [, letter = "", subscriber = "", given = ""] = parts;
  const made = secrets.filter((secret) =>
    timingSafeEqual(Buffer.from(seal(letter + subscriber, secret)), Buffer.from(given)),
  );
  const purpose = PURPOSES.find((each) => LETTERS[each] === letter);
  return made.length > 0 && purpose ? { subscriber, purpose } : undefined;
}

const LETTERS = { unsubscribe: "u", confirm: "c", preferences: "p" } as const;
const PURPOSES = ["unsubscribe", "confirm", "preferences"] as const;
const LONGEST = 63;
const ID = /^[A-Za-z0-9_-]{1,36}$/;
const FORM = /^([ucp])([A-Za-z0-9_-]{1,36})([a-z2-7]{26})$/;

// HMAC-SHA256 (RFC 2104) cut to 128 bits, more than anybody can guess at over a network.
function seal(body: string, secret: string): string {
  if (secret.length < 32) throw new RangeError("a token secret of less than 32 characters");
  const mac = createHmac("sha256", secret).update(`postrider token 1\n${body}`).digest();
  return base32(mac.subarray(0, 16));
}

/** Where one reader unsubscribes; either may be absent, not both. */
export interface UnsubscribeLinks {
  /** For a one-click POST (RFC 8058) and for a person's click. */
  readonly url?: string;
  /** A `mailto:` whose message names the reader by the token. */
  readonly mailto?: string;
}

/** The configured ways to unsubscribe, with a reader's token in them. */
export function unsubscribeLinks(
  written: MailConfig["unsubscribe"],
  token: string,
): UnsubscribeLinks {
  const url = written.url?.replaceAll("{token}", token);
  const mailto = written.mailto && withToken(written.mailto, token);
  return { ...(url === undefined ? {} : { url }), ...(mailto === undefined ? {} : { mailto }) };
}

// Readers write from other addresses than they are subscribed with: the token tells who it was.
function withToken(mailto: string, token: string): string {
  if (mailto.includes("{token}")) return mailto.replaceAll("{token}", token);
  const field = /[?&]subject=/i.test(mailto) ? "body=" : "subject=unsubscribe%20";
  return `${mailto}${mailto.includes("?") ? "&" : "?"}${field}${token}`;
}
