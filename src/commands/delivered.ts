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
  return reports.every(({ end, counts }) => end === "done" && counts.uncertain === 0) ? 0 : 1;
}
