import { wantsEncryption } from "../lib/smtp-reply.ts";

/**
 * What a person can do about a server's last words, where there is one thing to do.
 *
 * @param reply the server's, code first, or what cut the connection off
 */
export function adviceOn(reply: string): string | undefined {
  return wantsEncryption(reply) ? ENCRYPT : ADVICE.find(([pattern]) => pattern.test(reply))?.[1];
}

// On loopback nothing is encrypted unless somebody says so.
const ENCRYPT =
  "the server wants to be spoken to encrypted: write `?tls=required` at the end of its address in `SMTP_URL`";

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^53[045]\b|offers no login/, "look at user and password in `SMTP_URL`"],
  [
    /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|timeout/i,
    "look at host and port in `SMTP_URL`, and at the network",
  ],
  [
    /does not begin with TLS|greeting never received/i,
    "`smtps://` belongs to port 465, `smtp://` to port 587 or 25",
  ],
  [/ 5\.7\.\d/, "`postrider doctor` may find what the server wants"],
  [/^no access token/, "look at the `SMTP_OAUTH_` variables"],
];
