import type { World } from "../io/world.ts";
import { buildAsJson, showBuild } from "../report/build.ts";
import { buildProject } from "./build-project.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, exitCodeFor, sayProblems } from "./outcome.ts";
import { openProject, type ProjectOptions } from "./project.ts";
import { sendDue } from "./send.ts";
import { withLedger } from "./with-ledger.ts";

export interface RunOptions extends ProjectOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
}

/** `postrider run`: build, then send whatever is due, without questions. Safe to call at any time. */
export async function run(world: World, options: RunOptions): Promise<ExitCode> {
  const { project, problems } = openProject(world, options);
  if (!project) return couldNotRun(world, problems, options.json);
  const built = await buildProject(project, { preview: false });
  if ("stopped" in built) return couldNotRun(world, built.stopped, options.json);
  const { report } = built;
  if (!options.json) {
    sayProblems(world, report.problems);
    world.print(showBuild(report, world.paint));
  }
  // Two results make one JSON document, so that of sending is caught on its way out.
  const results: string[] = [];
  const sender = options.json
    ? { ...world, print: (text: string) => void results.push(text) }
    : world;
  // A blog that only has feeds has nothing to send, and nothing to complain about.
  const sent = project.config.mail
    ? await withLedger(sender, options, (fresh, ledger) =>
        sendDue(sender, fresh, ledger, { ...options, yes: true }),
      )
    : 0;
  if (options.json)
    world.print(
      `{"build": ${JSON.stringify(buildAsJson(report))}, "send": ${results[0] ?? "null"}}`,
    );
  return sent === 0 ? exitCodeFor(report.problems) : sent;
}
