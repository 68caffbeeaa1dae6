import type { Changed } from "../../io/watch.ts";
import type { World } from "../../io/world.ts";
import { showFault } from "../../report/fault.ts";
import { showProblems } from "../../report/problem.ts";
import type { Studio } from "./studio.ts";

export interface Keeper {
  readonly changed: (what: Changed) => void;
  readonly end: () => void;
}

/**
 * Keeps what is shown up to date: one reading after the other, each of what is there when it begins, what
 * `check` says once it is quiet, and all of it again when time alone changes something.
 *
 * @param isQuiet whether problems are left to the page, and not said here as they come and go
 */
export function keepFresh(world: World, studio: Studio, isQuiet: boolean): Keeper {
  let isReading = false;
  let isOld = false;
  let isOver = false;
  let said = "[]";
  let checking: NodeJS.Timeout | undefined;
  let waiting: NodeJS.Timeout | undefined;

  const sayNews = (): void => {
    const { problems } = studio.shown();
    const now = JSON.stringify(problems);
    if (now === said || isQuiet) return;
    said = now;
    const words =
      problems.length > 0 ? showProblems(problems, world.paintTalk) : "All is well again.";
    world.say(`\n${words}`);
  };
  const check = (): void => {
    studio.check(() => !isOver).catch((fault: unknown) => world.say(showFault(fault, true)));
  };
  const rest = (): void => {
    if (isOver) return;
    sayNews();
    // After a pause: whoever is writing wants the picture first, and the next change may be on its way.
    checking = setTimeout(check, A_PAUSE);
    const left = studio.until() - world.clock.now();
    waiting = setTimeout(() => changed(NOTHING), Math.min(Math.max(left, A_MINUTE), AN_HOUR));
  };
  const readAll = async (): Promise<void> => {
    isReading = true;
    while (isOld) {
      isOld = false;
      await studio.refresh();
    }
    isReading = false;
    rest();
  };
  const stop = (): void => {
    clearTimeout(checking);
    clearTimeout(waiting);
  };
  const changed = (what: Changed): void => {
    studio.tell(what);
    stop();
    isOld = true;
    if (!isReading) void readAll();
  };
  rest();
  return {
    changed,
    end() {
      isOver = true;
      stop();
    },
  };
}

const NOTHING: Changed = { paths: new Set(), andMore: false };
const A_PAUSE = 250;
const A_MINUTE = 60_000;
const AN_HOUR = 3_600_000;
