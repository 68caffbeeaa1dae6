import { randomBytes } from "node:crypto";
import { styleText } from "node:util";
import type { Clock } from "../model/ports.ts";
import type { Paint } from "../report/paint.ts";
import { systemClock } from "./clock.ts";

/** Everything that a command may touch beside the project's files. */
export interface World {
  /** The folder the command was called in, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  /** Results: what a pipe wants. */
  readonly print: (text: string) => void;
  /** Talk: what a person at a terminal wants. */
  readonly say: (text: string) => void;
  /** Puts a line of talk in the place of the one it put there last; an empty one takes that away. */
  readonly redraw: (line: string) => void;
  /** Columns of the terminal that results go to; undefined where they go elsewhere. */
  readonly width: () => number | undefined;
  /** The same of the one that talk goes to. */
  readonly talkWidth: () => number | undefined;
  /** Colours for `print` and for `say`, each plain where its stream is no terminal. */
  readonly paint: Paint;
  readonly paintTalk: Paint;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
  /** From this call on, SIGINT and SIGTERM abort the signal: finish what is in flight and stop. */
  readonly stopSignal: () => AbortSignal;
}

/** The world as this process finds it. */
export function realWorld(): World {
  const { print, say, redraw } = streams();
  return {
    cwd: process.cwd(),
    env: process.env,
    clock: systemClock,
    random: randomBytes,
    print,
    say,
    redraw,
    width: () => (process.stdout.isTTY ? process.stdout.columns || 80 : undefined),
    talkWidth: () => (process.stderr.isTTY ? process.stderr.columns || 80 : undefined),
    paint: paintFor(process.stdout),
    paintTalk: paintFor(process.stderr),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    stopSignal,
  };
}

// A line that is redrawn makes room for whatever else is said, and comes back with its next turn.
function streams(): Pick<World, "print" | "say" | "redraw"> {
  let drawn = false;
  const redraw = (line: string): void => {
    if (drawn || line !== "") process.stderr.write(`\r\u001B[K${line}`);
    drawn = line !== "";
  };
  return {
    redraw,
    print(text) {
      redraw("");
      process.stdout.write(`${text}\n`);
    },
    say(text) {
      redraw("");
      process.stderr.write(`${text}\n`);
    },
  };
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  // Once: a second signal ends the process at once, as its default does.
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort(name));
  return stop.signal;
}

function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}
