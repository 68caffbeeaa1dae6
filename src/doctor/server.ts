import { wantsEncryption } from "../lib/smtp-reply.ts";
import { grouped } from "../lib/text.ts";
import type { Finding } from "../model/finding.ts";
import type { ServerAnswer } from "../model/server-answer.ts";
import { findingsOn } from "./finding.ts";

const server = findingsOn("server", "smtp-server");
const limit = findingsOn("server", "smtp-size");

/**
 * Whether a server would take the digest, as far as can be said without giving it one.
 *
 * @param size bytes of the message, if it could be made
 */
export function checkServer(answer: ServerAnswer, size: number | undefined): readonly Finding[] {
  const { host, port, stopped, encrypted, local, loggedIn, abilities } = answer;
  const where = `\`${host}:${port}\``;
  if (stopped?.at === "connect") {
    return [
      server.problem(
        `the mail server ${where} cannot be talked to: ${stopped.because}`,
        "look at host, port and scheme of SMTP_URL: smtps:// for port 465, smtp:// for port 587",
      ),
    ];
  }
  if (stopped) {
    return [
      server.problem(
        `the mail server ${where} refuses the login: ${stopped.because}`,
        // On this machine nothing is encrypted unless somebody says so.
        wantsEncryption(stopped.because)
          ? "write `?tls=required` at the end of the server's address in SMTP_URL"
          : "look at user and password of SMTP_URL; in them write @ as %40 and : as %3A",
      ),
    ];
  }
  const how = [encrypted ? "encrypted" : "not encrypted", ...(loggedIn ? ["logged in"] : [])];
  const says = `the mail server ${where} answers: ${how.join(", ")}`;
  const found = [
    encrypted || local
      ? server.ok(says)
      : server.warning(says, "take `tls=off` out of SMTP_URL: what is sent can be read on its way"),
  ];
  const most = Number(/^250[ -]SIZE[ \t]+(\d+)/im.exec(abilities)?.[1] ?? 0);
  if (size === undefined || most === 0) return found;
  const sizes = `the next message has ${grouped(size)} bytes, and the server takes ${grouped(most)}`;
  return [
    ...found,
    size <= most ? limit.ok(sizes) : limit.problem(sizes, "carry fewer posts (`digest.at-most`)"),
  ];
}
