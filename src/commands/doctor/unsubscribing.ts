import { checkOneClick, type WebAnswer } from "../../doctor/one-click.ts";
import { findingsOn } from "../../doctor/finding.ts";
import { ask, NoAnswer } from "../../io/http-client.ts";
import type { Finding } from "../../model/finding.ts";
import { makeToken, unsubscribeLinks } from "../../subscribers/token.ts";
import type { Project } from "../project.ts";
import { NOBODY } from "./message.ts";
import type { OtherClock } from "./surroundings.ts";

const oneClick = findingsOn("unsubscribe", "one-click-post");

/**
 * Asks the one-click address as a scanner of mail and as a mailbox would, with a token that is sealed as
 * everybody's and belongs to nobody.
 */
export async function lookAtUnsubscribing({
  config,
  secrets,
}: Project): Promise<{ readonly findings: readonly Finding[]; readonly date?: OtherClock }> {
  const [secret] = secrets.tokenSecrets;
  const { mail } = config;
  if (!mail || secret === undefined) return { findings: [] };
  const { url } = unsubscribeLinks(mail.unsubscribe, makeToken(NOBODY, "unsubscribe", secret));
  if (url === undefined) {
    return {
      findings: [
        oneClick.warning(
          "readers unsubscribe by mail alone, which somebody has to read and act on",
          "add an https link with {token} to `mail.unsubscribe`",
        ),
      ],
    };
  }
  const allowPrivate = config.network?.allowPrivate ?? false;
  const posted = await request(url, allowPrivate, "List-Unsubscribe=One-Click");
  const got = "failed" in posted ? posted : await request(url, allowPrivate);
  const answered = [posted, got].find((answer) => !("failed" in answer));
  const written = answered && "headers" in answered ? answered.headers["date"] : undefined;
  return {
    findings: checkOneClick(posted, got),
    ...(written !== undefined && { date: { written, host: new URL(url).host } }),
  };
}

// Without cookies and following nothing, as RFC 8058 has mailboxes do it.
async function request(url: string, allowPrivate: boolean, body?: string): Promise<WebAnswer> {
  try {
    const answered = await ask(url, {
      method: body === undefined ? "GET" : "POST",
      allowPrivate,
      ...(body !== undefined && {
        body,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    });
    return { ...answered, body: new TextDecoder().decode(answered.body) };
  } catch (error) {
    if (error instanceof NoAnswer) return { failed: error.message };
    throw error;
  }
}
