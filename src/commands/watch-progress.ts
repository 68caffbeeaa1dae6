import type { World } from "../io/world.ts";
import type { EnvelopeCounts } from "../model/envelope.ts";
import { type Instant, MINUTE } from "../model/instant.ts";
import { advance, showBar, showProgress, startProgress } from "../report/progress.ts";

/** Shows how far the sending of an edition is, until it is told to stop. */
export interface Watch {
  readonly onProgress: (counts: EnvelopeCounts) => void;
  readonly onWait: (until: Instant) => void;
  readonly stop: () => void;
}

// Milliseconds.
const BLINK = 250;

/** On a terminal a bar with rate and time left; elsewhere a line a minute, so that a log says it is alive. */
export function watchProgress(
  { clock, say, redraw, talkWidth }: Pick<World, "clock" | "say" | "redraw" | "talkWidth">,
  edition: string,
  start: EnvelopeCounts,
): Watch {
  const onTerminal = talkWidth() !== undefined;
  let progress = startProgress(edition, start, clock.now());
  let counts = start;
  let attempts = 0;
  let until = 0;
  const timer = setInterval(show, onTerminal ? BLINK : MINUTE);

  function show(): void {
    progress = advance(progress, { counts, attempts, until }, clock.now());
    const width = talkWidth();
    if (width === undefined) say(showProgress(progress));
    else redraw(showBar(progress, width));
  }

  return {
    onWait(instant) {
      until = instant;
    },
    onProgress(now) {
      counts = now;
      attempts += 1;
    },
    stop() {
      clearInterval(timer);
      if (onTerminal) redraw("");
    },
  };
}
