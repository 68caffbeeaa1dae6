import type { DeliveryReport } from "../delivery/deliver.ts";
import type { World } from "../io/world.ts";
import type { Ledger } from "../model/ports.ts";
import type { Blog } from "../pipeline.ts";
import { writeArchiveIndex } from "./archive.ts";
import { freeze } from "./freeze.ts";
import { handOver } from "./hand-over.ts";
import type { Project } from "./project.ts";
import type { Ready } from "./ready.ts";
import type { SendPlan } from "./send-plan.ts";

/**
 * Applies a plan: first what is left from before, then each due edition, frozen and handed over. Stops
 * at the first delivery that did not come to its end, and leaves what follows for the next call.
 */
export function deliverPlan(
  world: World,
  project: Project,
  blog: Blog,
  ledger: Ledger,
  ready: Ready,
  plan: SendPlan,
): Promise<readonly DeliveryReport[]> {
  return handOver(world, ledger, ready, inTurn());

  async function* inTurn(): AsyncGenerator<string> {
    for (const { edition } of plan.resume) yield edition.id;
    let { lock } = blog;
    for (const made of plan.make) {
      lock = freeze(project, ledger, made, { lock, heads: blog.mailable });
      await writeArchiveIndex(project, ledger);
      yield made.edition.id;
    }
  }
}
