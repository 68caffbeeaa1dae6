import { askYesNo } from "../io/ask.ts";
import type { World } from "../io/world.ts";
import { didYouMean } from "../lib/similar.ts";
import { counted } from "../lib/text.ts";
import type { Ledger, LedgerEdition } from "../model/ports.ts";
import { retryAsJson, showRetry } from "../report/send.ts";
import { sayDelivered } from "./delivered.ts";
import type { ExitCode } from "./exit-code.ts";
import { handOver } from "./hand-over.ts";
import { couldNotRun } from "./outcome.ts";
import { editionUnknown, needsYes, otherSender } from "./problems.ts";
import type { Project } from "./project.ts";
import { readyToSend } from "./ready.ts";
import { rehearsePlan } from "./rehearse-plan.ts";

export interface RetryOptions {
  /** The edition whose uncertain envelopes go again; `true`: of every edition. */
  readonly retryUncertain: string | true;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/**
 * `postrider send --retry-uncertain [EDITION]`: a person has decided that a second copy does less harm
 * than none. What goes again has the same Message-ID, by which many mailboxes show it once.
 */
export async function retryUncertain(
  world: World,
  project: Project,
  ledger: Ledger,
  options: RetryOptions,
): Promise<ExitCode> {
  const { retryUncertain: chosen, dryRun, yes, json } = options;
  const ids = ledger.editions().map(({ edition }) => edition.id);
  if (chosen !== true && !ids.includes(chosen)) {
    return couldNotRun(world, [editionUnknown(chosen, didYouMean(chosen, ids))], json);
  }
  const { ready, problems } = readyToSend(world, project, options);
  if (!ready) return couldNotRun(world, problems, json);
  if (!dryRun) {
    const other = ledger.becomeSender(world.clock.now());
    if (other) {
      couldNotRun(world, [otherSender(other.process)], json);
      return 3;
    }
    ledger.recover();
  }
  const again = uncertainEditions(ledger, chosen);
  const plan = { resume: again, make: [], readers: 0 };
  const objections = await rehearsePlan(ledger, ready, plan);
  if (objections.length > 0) return couldNotRun(world, objections, json);
  if (dryRun || again.length === 0) {
    world.print(json ? JSON.stringify(retryAsJson(again), undefined, 2) : showRetry(again));
    if (dryRun && again.length > 0) world.say("\nA dry run: nothing was written or sent.");
    return 0;
  }
  if (!yes) {
    if (!world.interactive) return couldNotRun(world, [needsYes()], json);
    world.say(`${showRetry(again)}\n`);
    const readers = again.reduce((sum, { counts }) => sum + counts.uncertain, 0);
    if (!(await askYesNo(`Risk a second copy for ${counted(readers, "subscriber")}?`))) {
      world.say("Nothing was sent.");
      return 0;
    }
  }
  const reports = await handOver(world, ledger, ready, inTurn());
  return sayDelivered(world, project, reports, json);

  function* inTurn(): Generator<string> {
    for (const { edition } of again) {
      ledger.retryUncertain(edition.id, world.clock.now());
      yield edition.id;
    }
  }
}

function uncertainEditions(ledger: Ledger, chosen: string | true): readonly LedgerEdition[] {
  return ledger
    .editions()
    .filter(({ edition, counts }) => counts.uncertain > 0 && [true, edition.id].includes(chosen));
}
