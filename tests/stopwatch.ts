/**
 * Measures work against a yardstick: a small piece of work that is done beside it, on the same machine under the
 * same load, so that a limit holds on a slow and busy one as on a fast and idle one. What takes the square of
 * its input is over any limit.
 *
 * @returns how many yardsticks of time have passed since
 */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / yardstick();
}

/** Milliseconds that it takes to count the words of three hundred kilobytes of text: some four, in 2026. */
function yardstick(): number {
  const start = performance.now();
  const counts = new Map<string, number>();
  for (const [word] of TEXT.matchAll(/\w+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return performance.now() - start;
}

const TEXT = "every word of it is counted once ".repeat(10_000);
