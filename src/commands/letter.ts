import { asciiDomain } from "../lib/address.ts";
import type { Config, MailConfig } from "../model/config.ts";
import type { Digest, MessageSettings } from "../model/digest.ts";
import { unsubscribeLinks } from "../subscribers/token.ts";
import type { Project } from "./project.ts";

/** What every message of this blog has in common. */
export function messageSettings(config: Config, mail: MailConfig): MessageSettings {
  const domain = mail.from.address.slice(mail.from.address.lastIndexOf("@") + 1);
  return {
    from: mail.from,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    listId: mail.listId,
    listTitle: config.site.title,
    domain: asciiDomain(domain),
    ...(mail.bounce !== undefined && { bounce: mail.bounce }),
  };
}

/** A digest as one reader would get it: both its bodies, and the whole message that they travel in. */
export interface Letter {
  readonly html: string;
  readonly text: string;
  /** RFC 5322, unsigned. */
  readonly eml: string;
}

/**
 * The letter to a reader who does not exist, for looking at. A blog that has not said who its mail is
 * from gets a sender at its own domain.
 */
export async function exampleLetter(project: Project, digest: Digest): Promise<Letter> {
  const { config } = project;
  const mail = config.mail ?? exampleMail(config);
  const { composeMessage, personal } = await import("../delivery/compose.ts");
  const unsubscribe = unsubscribeLinks(mail.unsubscribe, "preview");
  const reader = { id: "preview", address: "reader@example.org", unsubscribe };
  const { bytes } = await composeMessage(digest, messageSettings(config, mail), reader);
  return { ...personal(digest, unsubscribe), eml: new TextDecoder().decode(bytes) };
}

function exampleMail({ site }: Config): MailConfig {
  const { hostname } = new URL(site.url);
  const address = `digest@${hostname}`;
  return {
    from: { name: site.title, address },
    unsubscribe: { mailto: `mailto:${address}` },
    listId: `digest.${hostname}`,
    connections: 1,
  };
}
