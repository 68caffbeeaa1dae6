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
  };
}

/**
 * The whole message as a reader would get it, for looking at: unsigned, and to nobody. A blog that has
 * not said who its mail is from gets a sender at its own domain.
 */
export async function exampleLetter(project: Project, digest: Digest): Promise<string> {
  const { config } = project;
  const mail = config.mail ?? exampleMail(config);
  const { composeMessage } = await import("../delivery/compose.ts");
  const reader = {
    id: "preview",
    address: "reader@example.org",
    unsubscribe: unsubscribeLinks(mail.unsubscribe, "preview"),
  };
  const { bytes } = await composeMessage(digest, messageSettings(config, mail), reader);
  return new TextDecoder().decode(bytes);
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
