import type { World } from "../io/world.ts";
import { readBlog } from "../pipeline.ts";
import { showStatus, statusAsJson, type Status } from "../report/status.ts";
import type { ExitCode } from "./exit-code.ts";
import type { ProjectOptions } from "./project.ts";
import { withLedger } from "./with-ledger.ts";

export interface StatusOptions extends ProjectOptions {
  readonly json?: boolean;
}

/** `postrider status`: editions made, what is due when, envelopes by state. 1 where a person must decide. */
export function status(world: World, options: StatusOptions): Promise<ExitCode> {
  return withLedger(world, options, (project, ledger) => {
    const blog = readBlog(project);
    const held = new Map(ledger.editions().map(({ edition, counts }) => [edition.id, counts]));
    const { due, next, nextSlot } = blog.plan;
    const now: Status = {
      config: project.config,
      heads: blog.heads,
      editions: blog.lock.editions.map((edition) => {
        const counts = held.get(edition.id);
        return counts
          ? { edition, counts, reasons: ledger.reasons(edition.id) }
          : { edition, reasons: [] };
      }),
      ...(due && { due }),
      ...(next && { next }),
      ...(nextSlot !== undefined && { nextSlot }),
      subscribers: ledger.countSubscribers(),
    };
    world.print(
      options.json ? JSON.stringify(statusAsJson(now), undefined, 2) : showStatus(now, world.paint),
    );
    return [...held.values()].some(({ uncertain }) => uncertain > 0) ? 1 : 0;
  });
}
