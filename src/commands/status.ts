import type { World } from "../io/world.ts";
import { didYouMean } from "../lib/similar.ts";
import type { Ledger } from "../model/ports.ts";
import { readBlog } from "../pipeline.ts";
import { editionReportAsJson, showEditionReport } from "../report/edition-report.ts";
import { showStatus, statusAsJson, type Status } from "../report/status.ts";
import { editionReport } from "./edition-report.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun } from "./outcome.ts";
import { editionUnknown } from "./problems.ts";
import type { Project, ProjectOptions } from "./project.ts";
import { withLedger } from "./with-ledger.ts";

export interface StatusOptions extends ProjectOptions {
  readonly json?: boolean;
}

/**
 * `postrider status [EDITION]`: editions made, what is due when, envelopes by state; or how the delivery
 * of one edition went. 1 where a person must decide.
 */
export function status(
  world: World,
  id: string | undefined,
  options: StatusOptions,
): Promise<ExitCode> {
  return withLedger(world, options, (project, ledger) => {
    if (id !== undefined) return statusOfOne(world, project, ledger, id, options);
    const blog = readBlog(project);
    const held = new Map(ledger.editions().map(({ edition, counts }) => [edition.id, counts]));
    const { due, next, nextSlot, passedOver } = blog.plan;
    const now: Status = {
      config: project.config,
      heads: blog.heads,
      editions: blog.lock.editions.map((edition) => {
        const counts = held.get(edition.id);
        if (!counts) return { edition, reasons: [] };
        const nextAttempt = ledger.nextAttempt(edition.id);
        return {
          edition,
          counts,
          reasons: ledger.reasons(edition.id),
          ...(nextAttempt !== undefined && { nextAttempt }),
        };
      }),
      ...(due && { due }),
      ...(next && { next }),
      ...(nextSlot !== undefined && { nextSlot }),
      ...(passedOver && { passedOver }),
      subscribers: ledger.countSubscribers(),
      isSending: ledger.hasSender(),
    };
    world.print(
      options.json ? JSON.stringify(statusAsJson(now), undefined, 2) : showStatus(now, world.paint),
    );
    return [...held.values()].some(({ uncertain }) => uncertain > 0) ? 1 : 0;
  });
}

function statusOfOne(
  world: World,
  { config }: Project,
  ledger: Ledger,
  id: string,
  { json }: StatusOptions,
): ExitCode {
  const report = editionReport(ledger, id);
  if (!report) {
    const ids = ledger.editions().map(({ edition }) => edition.id);
    return couldNotRun(world, [editionUnknown(id, didYouMean(id, ids))], json, "Nothing was read.");
  }
  world.print(
    json
      ? JSON.stringify(editionReportAsJson(report), undefined, 2)
      : showEditionReport(report, config, world.paint),
  );
  return report.counts.uncertain > 0 ? 1 : 0;
}
