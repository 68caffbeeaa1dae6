import { readDkimKeys } from "../delivery/dkim.ts";
import type { Outgoing } from "../delivery/job.ts";
import { type MailerOptions, openMailer } from "../io/smtp-mailer.ts";
import type { World } from "../io/world.ts";
import { maskAddresses } from "../lib/address.ts";
import { oneLine } from "../lib/text.ts";
import type { MailConfig } from "../model/config.ts";
import type { Mailer } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { makeToken, unsubscribeLinks } from "../subscribers/token.ts";
import { printable } from "../report/printable.ts";
import { messageSettings } from "./letter.ts";
import { mailMissing, secretMissing, smtpUrlMissing } from "./problems.ts";
import type { Project } from "./project.ts";

/** All that sending needs beside a digest and readers. */
export interface Ready {
  readonly mail: MailConfig;
  readonly mailer: Mailer;
  readonly outgoing: Omit<Outgoing, "digest">;
}

/** How much of the talk with the mail server a person wants to see. */
export interface ReadyOptions {
  readonly debug?: boolean;
}

/**
 * Looks for everything that sending needs, and says all that is missing at once. Connects to nothing.
 * What is worth knowing while it sends goes to `world.say`, all of it with `debug`.
 */
export function readyToSend(
  world: Pick<World, "say">,
  project: Project,
  options: ReadyOptions,
): {
  readonly ready?: Ready;
  readonly problems: readonly Problem[];
} {
  const { config, secrets } = project;
  const { mail } = config;
  const problems: Problem[] = [];
  if (!mail) problems.push(mailMissing());
  const [secret] = secrets.tokenSecrets;
  if (secret === undefined) problems.push(secretMissing());
  const smtp =
    secrets.smtpUrl === undefined
      ? undefined
      : openMailer(secrets.smtpUrl, mailerOptions(world, project, options));
  problems.push(...(smtp ? smtp.problems : [smtpUrlMissing()]));
  const dkim = secrets.dkim ? readDkimKeys(secrets.dkim) : { keys: [], problems: [] };
  problems.push(...dkim.problems);
  const mailer = smtp?.mailer;
  if (!mail || !mailer || secret === undefined || dkim.problems.length > 0) return { problems };
  const outgoing = {
    settings: messageSettings(config, mail),
    unsubscribe: (subscriber: string) =>
      unsubscribeLinks(mail.unsubscribe, makeToken(subscriber, "unsubscribe", secret)),
    keys: dkim.keys,
  };
  return { ready: { mail, mailer, outgoing }, problems };
}

function mailerOptions(
  { say }: Pick<World, "say">,
  { config: { mail }, secrets: { smtpCa, smtpOauth } }: Project,
  { debug }: ReadyOptions,
): MailerOptions {
  return {
    ...(mail?.perConnection !== undefined && { perConnection: mail.perConnection }),
    ...(smtpCa !== undefined && { ca: smtpCa }),
    ...(smtpOauth && { oauth: smtpOauth }),
    ...(debug && { transcript: (line) => say(printable(line)) }),
    onTrouble: (host, words) =>
      say(`${host} is passed over for now: ${printable(maskAddresses(oneLine(words)))}`),
  };
}
