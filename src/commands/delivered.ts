import type { DeliveryReport } from "../delivery/deliver.ts";
import type { World } from "../io/world.ts";
import { deliveredAsJson, showDelivered } from "../report/send.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Project } from "./project.ts";

/** Says what came of each edition that was handed over, and how the command ends for it. */
export function sayDelivered(
  world: World,
  { config }: Project,
  reports: readonly DeliveryReport[],
  json: boolean | undefined,
): ExitCode {
  if (json) world.print(JSON.stringify(reports.map(deliveredAsJson), undefined, 2));
  else for (const report of reports) world.print(showDelivered(report, config, world.paint));
  if (reports.some(({ end }) => end === "busy")) return 3;
  // Done, and somebody still queued, is what damage to an index looks like.
  const all = reports.every(
    ({ end, counts: { uncertain, queued } }) => end === "done" && uncertain + queued === 0,
  );
  return all ? 0 : 1;
}
