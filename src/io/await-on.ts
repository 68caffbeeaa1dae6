import type { EventEmitter } from "node:events";

export const CLOSED = "the connection was closed";

/** The error that a step ends with, be it told to its callback or to the connection's listeners. */
export function awaitOn(
  raw: EventEmitter,
  step: (done: (error?: Error | null) => void) => void,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const ended = () => done(new Error(CLOSED));
    raw.once("error", done);
    raw.once("end", ended);
    step(done);
    function done(error?: Error | null) {
      raw.off("error", done);
      raw.off("end", ended);
      resolve(error ?? undefined);
    }
  });
}
