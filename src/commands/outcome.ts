import type { World } from "../io/world.ts";
import type { Problem } from "../model/problem.ts";
import { countProblems, showProblems } from "../report/problem.ts";
import type { ExitCode } from "./exit-code.ts";

/** Ends a command that could not run: the problems, and a last line that says that nothing was done. */
export function couldNotRun(
  world: World,
  problems: readonly Problem[],
  json: boolean | undefined,
  untouched = "Nothing was written or sent.",
): ExitCode {
  if (json) world.print(JSON.stringify({ done: false, problems }, undefined, 2));
  else
    world.say(
      `${showProblems(problems, world.paintTalk)}\n\n${countProblems(problems)}. ${untouched}`,
    );
  return 2;
}

/** 1 where a person should look at something, else 0. Notes need nobody. */
export function exitCodeFor(problems: readonly Problem[]): ExitCode {
  return problems.some((problem) => problem.level === "error") ? 1 : 0;
}

/** Problems go to stderr, apart from the results. */
export function sayProblems(world: World, problems: readonly Problem[]): void {
  if (problems.length > 0) world.say(`${showProblems(problems, world.paintTalk)}\n`);
}
