/** Questions to DNS. */
import { Resolver } from "node:dns/promises";

/** As the doctor's room has it; this room knows no stage. */
type TxtAnswer = { readonly records: readonly string[] } | { readonly failed: string };

const PATIENCE = 3_000;

/**
 * Asks for TXT records, the pieces of each joined (RFC 7208, 3.3). A name that is not there has none.
 *
 * @param server address of the DNS server to ask, with a port if it is not 53; the system's own if absent
 * @throws where that is no address
 */
export function openDns(server?: string): (name: string) => Promise<TxtAnswer> {
  const resolver = new Resolver({ timeout: PATIENCE, tries: 2 });
  if (server !== undefined) resolver.setServers([server]);
  return async (name) => {
    try {
      const records = await resolver.resolveTxt(name);
      return { records: records.map((pieces) => pieces.join("")) };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (code === "ENOTFOUND" || code === "ENODATA") return { records: [] };
      return { failed: WORDS[code] ?? `DNS answers ${code}` };
    }
  };
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no DNS server can be asked",
  EREFUSED: "the DNS server refuses to answer",
  ESERVFAIL: "the DNS server could not find out",
  ETIMEOUT: "the DNS server does not answer",
};
