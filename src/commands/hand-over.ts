import { deliver, type DeliveryReport } from "../delivery/deliver.ts";
import { GRACE } from "../delivery/job.ts";
import type { World } from "../io/world.ts";
import { holdYoungHeap } from "../io/young-heap.ts";
import type { Ledger } from "../model/ports.ts";
import { showDuration } from "../report/duration.ts";
import type { Ready } from "./ready.ts";
import { watchProgress } from "./watch-progress.ts";

/**
 * Hands editions over to the mail server, one after the other. Stops at the first that did not come to
 * its end: the next one is not even asked for.
 */
export async function handOver(
  world: World,
  ledger: Ledger,
  { mail, mailer, outgoing }: Ready,
  editions: Iterable<string> | AsyncIterable<string>,
): Promise<readonly DeliveryReport[]> {
  const signal = world.stopSignal();
  signal.addEventListener("abort", () => {
    const most = showDuration(GRACE);
    world.say(`Finishing what is under way, at most ${most}. Stopped once more, it is cut off.`);
  });
  const reports: DeliveryReport[] = [];
  holdYoungHeap();
  try {
    for await (const edition of editions) {
      const digest = ledger.digest(edition);
      if (!digest) throw new Error(`the ledger has no digest of edition ${edition}`);
      const watch = watchProgress(world, edition, ledger.counts(edition));
      try {
        const report = await deliver(
          edition,
          { ledger, mailer, clock: world.clock },
          { ...outgoing, digest },
          {
            connections: mail.connections,
            ...(mail.rate !== undefined && { rate: mail.rate }),
            ...(mail.quotas && { quotas: mail.quotas }),
            signal,
            onProgress: watch.onProgress,
            onWait: watch.onWait,
          },
        );
        reports.push(report);
      } finally {
        watch.stop();
      }
      if (reports.at(-1)?.end !== "done") break;
    }
    return reports;
  } finally {
    await mailer.close();
  }
}
