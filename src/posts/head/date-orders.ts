/** Which keys of a header Hugo takes for a date, in the order that its settings say. */
import type { DateOrders } from "../../model/site-rules.ts";
import { fieldNamed, putFact } from "./fields.ts";
import { type Field, type Fields, isNothing } from "./value.ts";

export interface Ordered {
  readonly fields: Fields;
  /** Whether the day in the file's name counts more than the header. */
  readonly byName: boolean;
}

/**
 * The fields, with what the orders choose for a date where the others of its kind are looked for first.
 * What no key tells, such as the last commit, is passed over.
 *
 * @param isDated whether the file's name begins with a day
 */
export function inOrder(fields: Fields, isDated: boolean, orders: DateOrders): Ordered {
  const all = fields.slice();
  const { date = USUAL_ORDER, lastmod = [], expiryDate = [] } = orders;
  // Whatever else is taken for the date, it is not to be seen before the one that is called so.
  const { publishDate = orders.date ? USUAL_BEGINNING : [] } = orders;
  const chosen = date.find((key) => (key === NAME ? isDated : fieldSaid(fields, key)));
  const byName = chosen === NAME;
  if (chosen !== undefined && !byName) putFact(all, "date", fieldSaid(fields, chosen));
  putFact(all, "updated", firstSaid(fields, lastmod));
  putFact(all, "expires", firstSaid(fields, expiryDate));
  // Behind a date this key is one of those that tell it.
  if (chosen !== undefined) putFact(all, "publishDate", firstSaid(fields, publishDate));
  return { fields: all, byName };
}

/** What stands for the name of a post's file. */
export const NAME = ":filename";

const USUAL_ORDER = ["date", "publishdate", "pubdate", "published", NAME, "lastmod", "modified"];

const USUAL_BEGINNING = ["publishdate", "pubdate", "published", "date"];

function firstSaid(fields: Fields, keys: readonly string[]): Field | undefined {
  for (const key of keys) {
    const field = fieldSaid(fields, key);
    if (field) return field;
  }
  return undefined;
}

function fieldSaid(fields: Fields, key: string): Field | undefined {
  const field = fieldNamed(fields, key);
  return field && !isNothing(field.value) ? field : undefined;
}
