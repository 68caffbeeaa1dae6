/** Runs what it is given, that many at once at most; the others wait in their order. */
export function fewAtOnce(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (underWay < most) underWay += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      // The next one takes this one's place.
      const next = waiting.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
}
