import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Writable } from "node:stream";

/** A message on its way through DATA. */
export interface Body {
  /** Nothing is read from it before the server asked for the body; its end lets the final dot leave. */
  readonly stream: Readable;
  /** Whether the server has asked for the body. */
  asked(): boolean;
  /** Whether the final dot left, or may have left. */
  left(): boolean;
  /** From now on the dot stays here, whatever the mark says. Settles when no mark is under way. */
  stop(): Promise<void>;
}

/** Why a body was given and its dot was not. */
export type Held = { readonly withheld: true } | { readonly fault: unknown };

/**
 * A body whose last byte is followed by a question: `mark` is called when the operating system has
 * taken the whole body from us, and only if it answers true does the stream end and the dot leave. So
 * a message that was not marked was not sent, and between mark and dot there is nothing to wait for.
 *
 * @param socket where the bytes end up
 * @param held called once if the mark said no or threw
 */
export function bodyThenDot(
  bytes: Uint8Array,
  socket: Writable,
  mark: () => Promise<boolean>,
  held: (why: Held) => void,
): Body {
  let asked = false;
  let left = false;
  let stopped = false;
  let marking = Promise.resolve();

  async function markAndEnd(): Promise<void> {
    try {
      await taken(socket);
      if (stopped) return;
      const marked = await mark();
      if (stopped) return;
      left = marked;
      if (marked) stream.push(null);
      else held({ withheld: true });
    } catch (fault) {
      held({ fault });
    }
  }

  const stream = new Readable({
    read() {
      if (asked) return;
      asked = true;
      this.push(bytes);
      marking = markAndEnd();
    },
  });

  return {
    stream,
    asked: () => asked,
    left: () => left,
    stop() {
      stopped = true;
      return marking;
    },
  };
}

/** Resolves when the socket has handed on all that it was given, or is closed. */
async function taken(socket: Writable): Promise<void> {
  // One turn lets the streams in between pass the body on, which they do without waiting.
  await nextTurn();
  while (socket.writableLength > 0 && !socket.destroyed) {
    await new Promise<void>((resolve) => {
      socket.once("drain", done);
      socket.once("close", done);
      function done() {
        socket.off("drain", done);
        socket.off("close", done);
        resolve();
      }
    });
  }
}
