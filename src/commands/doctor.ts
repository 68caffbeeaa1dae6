import { isIP } from "node:net";
import { openDns } from "../io/dns.ts";
import type { World } from "../io/world.ts";
import type { TxtLookup } from "../doctor/txt.ts";
import type { Finding } from "../model/finding.ts";
import type { Problem } from "../model/problem.ts";
import { findingsAsJson, showFindings } from "../report/doctor.ts";
import { lookAtClock, lookAtLedger, lookAtSender, lookAtServers } from "./doctor/surroundings.ts";
import { lookAtMessage } from "./doctor/message.ts";
import { lookAtUnsubscribing } from "./doctor/unsubscribing.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun } from "./outcome.ts";
import { dnsServerInvalid } from "./problems.ts";
import { openProject, type ProjectOptions } from "./project.ts";

export interface DoctorOptions extends ProjectOptions {
  readonly dnsServer?: string;
  readonly json?: boolean;
}

/**
 * `postrider doctor`: looks at everything that a digest needs on its way, and sends none. 1 where there is
 * a problem.
 */
export async function doctor(world: World, options: DoctorOptions): Promise<ExitCode> {
  const { project, problems } = openProject(world, options);
  const dns = dnsFor(options.dnsServer);
  const unable: readonly Problem[] = [
    ...(project ? [] : problems),
    ...("problem" in dns ? [dns.problem] : []),
  ];
  if (!project || "problem" in dns) return couldNotRun(world, unable, options.json);
  const message = await lookAtMessage(world, project);
  const [sender, servers, unsubscribing] = await Promise.all([
    lookAtSender(project, dns.lookup),
    lookAtServers(project, message.size),
    lookAtUnsubscribing(project),
  ]);
  const findings: readonly Finding[] = [
    ...lookAtLedger(project),
    ...message.findings,
    ...sender,
    ...servers,
    ...unsubscribing.findings,
    await lookAtClock(world, project, unsubscribing.date),
  ];
  world.print(
    options.json
      ? JSON.stringify(findingsAsJson(findings), undefined, 2)
      : showFindings(findings, world.paint),
  );
  return findings.some(({ verdict }) => verdict === "problem") ? 1 : 0;
}

function dnsFor(
  server: string | undefined,
): { readonly lookup: TxtLookup } | { readonly problem: Problem } {
  const address = server?.replace(/^\[(.*)\](?::\d+)?$|^([^:]*):\d+$/, "$1$2");
  if (address !== undefined && isIP(address) === 0) {
    return { problem: dnsServerInvalid(server ?? "") };
  }
  return { lookup: openDns(server) };
}
