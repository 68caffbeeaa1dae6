import { Readable } from "node:stream";
import type { Writable } from "node:stream";
import { wireLines } from "./wire-lines.ts";

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
 * The body goes to the socket itself and the stream remains empty. What nodemailer adds at its end,
 * CRLF, dot and CRLF, ends the last line and the message; going through each byte again to look for
 * dots, as it would, takes longer than everything else.
 *
 * @param pieces see `WireMessage`
 * @param socket where the bytes end up
 * @param held called once if the mark said no or threw
 */
export function bodyThenDot(
  pieces: readonly Uint8Array[],
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
      await giveTo(socket, wireLines(pieces));
      if (stopped || socket.destroyed) return;
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

/** Resolves when the socket has handed all of it on, or is closed. */
function giveTo(socket: Writable, pieces: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve) => {
    socket.once("close", done);
    // In one call to the system, where it can be.
    socket.cork();
    for (const piece of pieces.slice(0, -1)) socket.write(piece);
    socket.write(pieces.at(-1) ?? new Uint8Array(), done);
    socket.uncork();
    function done() {
      socket.off("close", done);
      resolve();
    }
  });
}
