import { join } from "node:path";
import { readDkimKeys } from "../../delivery/dkim.ts";
import { publishedKey } from "../../delivery/published-key.ts";
import { checkClock } from "../../doctor/clock.ts";
import { checkDkimRecord } from "../../doctor/dkim-record.ts";
import { checkAlignment, checkDmarc, lookUpDmarc } from "../../doctor/dmarc.ts";
import { checkLedger, checkModes } from "../../doctor/ledger.ts";
import { checkServer } from "../../doctor/server.ts";
import { checkSpf } from "../../doctor/spf.ts";
import type { TxtLookup } from "../../doctor/txt.ts";
import { modeOf } from "../../io/file-mode.ts";
import { ask } from "../../io/http-client.ts";
import { lookThroughLedger } from "../../io/ledger/integrity.ts";
import { probeServers } from "../../io/smtp-probe.ts";
import type { World } from "../../io/world.ts";
import { asciiDomain } from "../../lib/address.ts";
import type { Finding } from "../../model/finding.ts";
import { LEDGER_FILE } from "../names.ts";
import type { Project } from "../project.ts";

/** The ledger's file, and the modes of what nobody else should read. */
export function lookAtLedger({ root }: Project): readonly Finding[] {
  const names = [LEDGER_FILE, ".env"];
  const modes = checkModes(names.map((name) => ({ name, mode: modeOf(join(root, name)) })));
  const seen = lookThroughLedger(join(root, LEDGER_FILE), LEDGER_FILE);
  return [checkLedger(LEDGER_FILE, seen), ...modes];
}

/** What DNS says of the domain that the digest is from. */
export async function lookAtSender(
  { config: { mail }, secrets: { dkim } }: Project,
  lookup: TxtLookup,
): Promise<readonly Finding[]> {
  if (!mail) return [];
  const from = domainOf(mail.from.address);
  const bounce = domainOf(mail.bounce ?? mail.from.address);
  const keys = dkim ? readDkimKeys(dkim).keys : [];
  const [spf, dmarc, ...records] = await Promise.all([
    lookup(bounce),
    lookUpDmarc(from, lookup),
    ...keys.map(async (key) => {
      const published = publishedKey(key);
      return checkDkimRecord(published, await lookup(published.name));
    }),
  ]);
  const [signing] = keys;
  return [
    checkSpf(bounce, spf),
    ...records.flat(),
    checkDmarc(from, dmarc),
    checkAlignment(dmarc, { from, bounce, ...(signing && { signing: signing.domain }) }),
  ];
}

function domainOf(address: string): string {
  return asciiDomain(address.slice(address.lastIndexOf("@") + 1));
}

/** The mail servers, as far as a login. */
export async function lookAtServers(
  { secrets: { smtpUrl, smtpCa, smtpOauth } }: Project,
  size: number | undefined,
): Promise<readonly Finding[]> {
  if (smtpUrl === undefined) return [];
  const probed = await probeServers(smtpUrl, {
    ...(smtpCa !== undefined && { ca: smtpCa }),
    ...(smtpOauth && { oauth: smtpOauth }),
  });
  return probed.flatMap((answer) => checkServer(answer, size));
}

/** What somebody else's clock says. */
export interface OtherClock {
  readonly written: string;
  readonly host: string;
}

/** The machine's clock, by whoever answered on the web; where nobody did, by the blog's own server. */
export async function lookAtClock(
  { clock }: World,
  { config }: Project,
  known: OtherClock | undefined,
): Promise<Finding> {
  const { url } = config.site;
  const allowPrivate = config.network?.allowPrivate ?? false;
  const date =
    known ??
    (await ask(url, { method: "GET", allowPrivate }).then(
      ({ headers }) => ({ written: headers["date"] ?? "", host: new URL(url).host }),
      () => undefined,
    ));
  return checkClock(clock.now(), date);
}
