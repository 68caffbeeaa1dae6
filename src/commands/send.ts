import { askYesNo } from "../io/ask.ts";
import type { World } from "../io/world.ts";
import { counted } from "../lib/text.ts";
import type { Ledger } from "../model/ports.ts";
import { distinctProblems } from "../model/problem.ts";
import { type Blog, readBlog } from "../pipeline.ts";
import {
  type PlannedSend,
  planAsJson,
  showDelivered,
  showNothingDue,
  showPlan,
} from "../report/send.ts";
import { deliverPlan } from "./deliver-plan.ts";
import type { ExitCode } from "./exit-code.ts";
import { catchUpIndex } from "./archive.ts";
import { catchUp } from "./freeze.ts";
import { couldNotRun, exitCodeFor, sayProblems } from "./outcome.ts";
import { needsYes, otherSender } from "./problems.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";
import { readyToSend } from "./ready.ts";
import { rehearsePlan } from "./rehearse-plan.ts";
import { planSend, type SendPlan } from "./send-plan.ts";
import { sendTestCopy } from "./test-copy.ts";
import { withLedger } from "./with-ledger.ts";

export interface SendOptions extends ProjectOptions {
  readonly dryRun?: boolean;
  readonly to?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `postrider send`: makes the edition that is due and hands it over; called again, it sends nothing more. */
export async function send(world: World, options: SendOptions): Promise<ExitCode> {
  if (options.to === undefined) {
    return withLedger(world, options, (project, ledger) =>
      sendDue(world, project, ledger, options),
    );
  }
  const { project, problems } = openProject(world, options);
  if (!project) return couldNotRun(world, problems, options.json);
  return sendTestCopy(world, project, options.to);
}

/**
 * Sends what is due and what is left from before. Only the one process that may send plans and writes
 * the lock, so that two of them at once make the same edition once.
 */
export async function sendDue(
  world: World,
  project: Project,
  ledger: Ledger,
  options: SendOptions,
): Promise<ExitCode> {
  if (options.dryRun) return dryRun(world, project, ledger, options);
  const { ready, problems: unready } = readyToSend(project);
  if (!ready) return couldNotRun(world, unready, options.json);
  const other = ledger.becomeSender(world.clock.now());
  if (other) {
    couldNotRun(world, [otherSender(other.process)], options.json);
    return 3;
  }
  // Another sender may have written the lock since it was read.
  const read = readBlog({
    ...project,
    lock: openProject(world, options).project?.lock ?? project.lock,
  });
  const lock = catchUp(project, ledger, { lock: read.lock, heads: read.mailable });
  await catchUpIndex(project, ledger);
  const blog = lock === read.lock ? read : readBlog({ ...project, lock });
  const { plan, problems: planned } = await planSend(project, blog, ledger);
  const rehearsed = await rehearsePlan(ledger, ready, plan);
  const problems = distinctProblems([...project.problems, ...unready, ...planned, ...rehearsed]);
  if (problems.some(({ level }) => level === "error"))
    return couldNotRun(world, problems, options.json);
  if (!options.json) sayProblems(world, problems);
  const shown = plannedSend(project, blog, plan);
  if (plan.resume.length + plan.make.length === 0) {
    world.print(
      options.json ? JSON.stringify(planAsJson(shown), undefined, 2) : showNothingDue(shown),
    );
    return exitCodeFor(problems);
  }
  if (!options.yes) {
    if (!world.interactive) return couldNotRun(world, [needsYes()], options.json);
    world.say(`${showPlan(shown, world.paintTalk)}\n`);
    if (!(await askYesNo(`Send to ${counted(plan.readers, "subscriber")}?`))) {
      world.say("Nothing was sent.");
      return 0;
    }
  }
  const reports = await deliverPlan(world, project, blog, ledger, ready, plan);
  if (options.json) world.print(JSON.stringify(reports, undefined, 2));
  else
    for (const report of reports) world.print(showDelivered(report, project.config, world.paint));
  if (reports.some(({ end }) => end === "busy")) return 3;
  const quiet = reports.every(({ end, counts }) => end === "done" && counts.uncertain === 0);
  return quiet ? exitCodeFor(problems) : 1;
}

async function dryRun(
  world: World,
  project: Project,
  ledger: Ledger,
  options: SendOptions,
): Promise<ExitCode> {
  const blog = readBlog(project);
  const { plan, problems } = await planSend(project, blog, ledger);
  const { ready, problems: unready } = readyToSend(project);
  const rehearsed = ready ? await rehearsePlan(ledger, ready, plan) : [];
  const all = distinctProblems([...project.problems, ...unready, ...problems, ...rehearsed]);
  const shown = plannedSend(project, blog, plan);
  if (options.json) {
    world.print(JSON.stringify({ ...planAsJson(shown), problems: all }, undefined, 2));
  } else {
    sayProblems(world, all);
    world.print(showPlan(shown, world.paint));
    if (plan.resume.length + plan.make.length > 0)
      world.say("\nA dry run: nothing was written or sent.");
  }
  return exitCodeFor(all);
}

function plannedSend(project: Project, blog: Blog, plan: SendPlan): PlannedSend {
  const { nextSlot } = blog.plan;
  return {
    ...plan,
    config: project.config,
    titles: new Map(blog.heads.map((head) => [head.id, head.title])),
    ...(nextSlot !== undefined && { nextSlot }),
  };
}
