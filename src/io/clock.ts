import type { Clock } from "../model/ports.ts";

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep(milliseconds, signal) {
    return new Promise((resolve) => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      const timer = setTimeout(wake, Math.min(milliseconds, LONGEST));
      signal?.addEventListener("abort", wake, { once: true });
      function wake() {
        clearTimeout(timer);
        signal?.removeEventListener("abort", wake);
        resolve();
      }
    });
  },
};

// Node takes a longer delay than this for one millisecond.
const LONGEST = 2 ** 31 - 1;
