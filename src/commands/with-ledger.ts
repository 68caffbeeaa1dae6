import { join } from "node:path";
import { openLedger } from "../io/ledger.ts";
import { ledgerTrouble } from "../io/ledger/trouble.ts";
import type { World } from "../io/world.ts";
import type { Ledger } from "../model/ports.ts";
import { USUAL_PATIENCE } from "../outbox/settle.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, sayProblems } from "./outcome.ts";
import { LEDGER_FILE } from "./names.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";

/** Runs a command that needs the project and its ledger, and closes the ledger however it ends. */
export async function withLedger(
  world: World,
  options: ProjectOptions & { readonly json?: boolean },
  use: (project: Project, ledger: Ledger) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const { project, problems } = openProject(world, options);
  if (!project) return couldNotRun(world, problems, options.json);
  const giveUpAfter = project.config.mail?.giveUpAfter;
  const opened = openLedger(join(project.root, LEDGER_FILE), {
    file: LEDGER_FILE,
    ...(giveUpAfter !== undefined && { patience: { ...USUAL_PATIENCE, giveUpAfter } }),
  });
  if (!opened.ledger) return couldNotRun(world, opened.problems, options.json);
  sayProblems(world, opened.problems);
  try {
    return await use(project, opened.ledger);
  } catch (error) {
    const trouble = ledgerTrouble(error, LEDGER_FILE);
    if (!trouble) throw error;
    couldNotRun(world, [trouble], options.json, "What was sent until then is on record.");
    return 1;
  } finally {
    opened.ledger.close();
  }
}
