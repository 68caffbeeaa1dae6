/**
 * What work on each item gives, in the order of the items, with so many of them under way at a time. An
 * item is taken from the sequence when its turn comes. After a failure no other is begun.
 */
export async function atOnce<Item, Result>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const rest = Iterator.from(items);
  let taken = 0;
  let hasFailed = false;
  const takeTurns = async (): Promise<void> => {
    for (let next = rest.next(); !hasFailed && next.done !== true; next = rest.next()) {
      const index = taken++;
      try {
        results[index] = await work(next.value);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, takeTurns));
  return results;
}
