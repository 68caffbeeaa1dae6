import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchProgress } from "../../src/commands/watch-progress.ts";
import { systemClock } from "../../src/io/clock.ts";

const COUNTS = { queued: 10, submitting: 0, submitted: 0, deferred: 0, refused: 0, uncertain: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scene(width: number | undefined) {
  const said: string[] = [];
  const drawn: string[] = [];
  const watch = watchProgress(
    {
      clock: systemClock,
      say: (text) => said.push(text),
      redraw: (line) => drawn.push(line),
      talkWidth: () => width,
    },
    "2026-11-23",
    COUNTS,
  );
  return { said, drawn, watch };
}

test("on a terminal one line is drawn again and again, and taken away at the end", () => {
  const { said, drawn, watch } = scene(100);
  watch.onProgress({ ...COUNTS, queued: 9, submitted: 1 });
  vi.advanceTimersByTime(1000);
  expect(drawn).toHaveLength(4);
  expect(drawn.at(-1)).toMatch(/━─+ edition 2026-11-23: 1 of 10 envelopes, 1\/s, 9 seconds left/);
  watch.stop();
  vi.advanceTimersByTime(10_000);
  expect(drawn.slice(4)).toEqual([""]);
  expect(said).toEqual([]);
});

test("elsewhere a line is said each minute, whether anything happened or not", () => {
  const { said, drawn, watch } = scene(undefined);
  vi.advanceTimersByTime(59_000);
  expect(said).toEqual([]);
  for (let queued = 9; queued > 3; queued -= 1) {
    watch.onProgress({ ...COUNTS, queued, submitted: 10 - queued });
  }
  vi.advanceTimersByTime(61_000);
  expect(said).toEqual([
    "edition 2026-11-23: 6 of 10 envelopes, 6/min, 40 seconds left",
    "edition 2026-11-23: 6 of 10 envelopes",
  ]);
  watch.stop();
  expect(drawn).toEqual([]);
});

test("that it waits is said until it goes on", () => {
  const { drawn, watch } = scene(100);
  watch.onWait(Date.now() + 120_000);
  vi.advanceTimersByTime(60_000);
  expect(drawn.at(-1)).toMatch(/0 of 10 envelopes, the next one in 60 seconds$/);
  vi.advanceTimersByTime(61_000);
  expect(drawn.at(-1)).toMatch(/0 of 10 envelopes$/);
  watch.stop();
});
