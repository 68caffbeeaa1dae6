import type { Subscriber, SubscriberState } from "../model/subscriber.ts";
import type { SubscriberRow } from "./csv.ts";
import { isStricter } from "./wish.ts";

/** What bringing in a list would change. */
export interface ImportPlan {
  /** Not known before; those who said stop elsewhere too, so that no later list brings them back. */
  readonly add: readonly SubscriberRow[];
  /** Known as wanting more than the list says: the list's stop counts. */
  readonly stop: readonly { readonly id: string; readonly state: SubscriberState }[];
  /** Known already, and nothing changes. */
  readonly known: number;
  /** Of those, the ones whom the list calls active and who said stop here: they stay away. */
  readonly stayAway: number;
}

/** Compares a list with the readers on file. Nobody is ever brought back by it (design promise 5). */
export function planImport(
  rows: readonly SubscriberRow[],
  find: (address: string) => Subscriber | undefined,
): ImportPlan {
  const add: SubscriberRow[] = [];
  const stop: { readonly id: string; readonly state: SubscriberState }[] = [];
  let known = 0;
  let stayAway = 0;
  for (const row of rows) {
    const there = find(row.address);
    if (!there) add.push(row);
    else if (isStricter(row.state, there.state)) stop.push({ id: there.id, state: row.state });
    else {
      known++;
      if (isStricter(there.state, row.state)) stayAway++;
    }
  }
  return { add, stop, known, stayAway };
}
