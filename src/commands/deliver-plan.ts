import { deliver, type DeliveryReport } from "../delivery/deliver.ts";
import type { World } from "../io/world.ts";
import type { Ledger } from "../model/ports.ts";
import type { Blog } from "../pipeline.ts";
import { writeArchiveIndex } from "./archive.ts";
import { freeze } from "./freeze.ts";
import type { Project } from "./project.ts";
import type { Ready } from "./ready.ts";
import type { SendPlan } from "./send-plan.ts";

/**
 * Applies a plan: first what is left from before, then each due edition, frozen and handed over. Stops
 * at the first delivery that did not come to its end, and leaves what follows for the next call.
 */
export async function deliverPlan(
  world: World,
  project: Project,
  blog: Blog,
  ledger: Ledger,
  ready: Ready,
  plan: SendPlan,
): Promise<readonly DeliveryReport[]> {
  const { mail, mailer, outgoing } = ready;
  const signal = world.stopSignal();
  const reports: DeliveryReport[] = [];
  const run = async (edition: string): Promise<boolean> => {
    const digest = ledger.digest(edition);
    if (!digest) throw new Error(`the ledger has no digest of edition ${edition}`);
    const report = await deliver(
      edition,
      { ledger, mailer, clock: world.clock },
      { ...outgoing, digest },
      {
        connections: mail.connections,
        ...(mail.rate !== undefined && { rate: mail.rate }),
        signal,
      },
    );
    reports.push(report);
    return report.end === "done";
  };
  let { lock } = blog;
  try {
    for (const { edition } of plan.resume) if (!(await run(edition.id))) return reports;
    for (const made of plan.make) {
      lock = freeze(project, ledger, made, { lock, heads: blog.mailable });
      await writeArchiveIndex(project, ledger);
      if (!(await run(made.edition.id))) return reports;
    }
    return reports;
  } finally {
    await mailer.close();
  }
}
