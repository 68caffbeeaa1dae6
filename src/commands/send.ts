import { askYesNo } from "../io/ask.ts";
import type { World } from "../io/world.ts";
import { counted } from "../lib/text.ts";
import type { Ledger } from "../model/ports.ts";
import { distinctProblems } from "../model/problem.ts";
import { type Blog, readBlog } from "../pipeline.ts";
import { type PlannedSend, planAsJson, showNothingDue, showPlan } from "../report/send.ts";
import { sayDelivered } from "./delivered.ts";
import { deliverPlan } from "./deliver-plan.ts";
import type { ExitCode } from "./exit-code.ts";
import { catchUpIndex } from "./archive.ts";
import { catchUp } from "./freeze.ts";
import { couldNotRun, exitCodeFor, sayProblems } from "./outcome.ts";
import { needsYes, otherSender } from "./problems.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";
import { readyToSend } from "./ready.ts";
import { rehearsePlan } from "./rehearse-plan.ts";
import { retryUncertain } from "./retry-uncertain.ts";
import { planSend, readersOf, type SendPlan } from "./send-plan.ts";
import { sendTestCopy } from "./test-copy.ts";
import { withLedger } from "./with-ledger.ts";

export interface SendOptions extends ProjectOptions {
  readonly dryRun?: boolean;
  /** Go on with what is left from before, and make no edition. */
  readonly resume?: boolean;
  readonly retryUncertain?: string | true;
  readonly to?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** `postrider send`: makes the edition that is due and hands it over; called again, it sends nothing more. */
export async function send(world: World, options: SendOptions): Promise<ExitCode> {
  const { to, retryUncertain: again } = options;
  if (to === undefined) {
    return withLedger(world, options, (project, ledger) =>
      again === undefined
        ? sendDue(world, project, ledger, options)
        : retryUncertain(world, project, ledger, { ...options, retryUncertain: again }),
    );
  }
  const { project, problems } = openProject(world, options);
  if (!project) return couldNotRun(world, problems, options.json);
  return sendTestCopy(world, project, to, options);
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
  const { ready, problems: unready } = readyToSend(world, project, options);
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
  const { plan, problems: planned } = await planSend(project, blog, ledger, options);
  const rehearsed = await rehearsePlan(ledger, ready, plan);
  const problems = distinctProblems([...project.problems, ...unready, ...planned, ...rehearsed]);
  if (problems.some(({ level }) => level === "error"))
    return couldNotRun(world, problems, options.json);
  if (!options.json) sayProblems(world, problems);
  const shown = plannedSend(project, blog, plan, options);
  if (plan.resume.length + plan.make.length === 0) {
    world.print(
      options.json ? JSON.stringify(planAsJson(shown), undefined, 2) : showNothingDue(shown),
    );
    return exitCodeFor(problems);
  }
  if (!options.yes) {
    if (!world.interactive) return couldNotRun(world, [needsYes()], options.json);
    world.say(`${showPlan(shown, world.paintTalk)}\n`);
    if (!(await askYesNo(`Send to ${counted(readersOf(plan), "subscriber")}?`))) {
      world.say("Nothing was sent.");
      return 0;
    }
  }
  const reports = await deliverPlan(world, project, blog, ledger, ready, plan);
  const code = sayDelivered(world, project, reports, options.json);
  return code === 0 ? exitCodeFor(problems) : code;
}

async function dryRun(
  world: World,
  project: Project,
  ledger: Ledger,
  options: SendOptions,
): Promise<ExitCode> {
  const blog = readBlog(project);
  const { plan, problems } = await planSend(project, blog, ledger, options);
  const { ready, problems: unready } = readyToSend(world, project, options);
  const rehearsed = ready ? await rehearsePlan(ledger, ready, plan) : [];
  const all = distinctProblems([...project.problems, ...unready, ...problems, ...rehearsed]);
  const shown = plannedSend(project, blog, plan, options);
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

function plannedSend(
  project: Project,
  blog: Blog,
  plan: SendPlan,
  { resume }: SendOptions,
): PlannedSend {
  const { nextSlot, passedOver } = blog.plan;
  return {
    ...plan,
    config: project.config,
    resumeOnly: resume === true,
    titles: new Map(blog.heads.map((head) => [head.id, head.title])),
    ...(nextSlot !== undefined && { nextSlot }),
    ...(passedOver && { passedOver }),
  };
}
