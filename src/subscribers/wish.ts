import type { SubscriberState } from "../model/subscriber.ts";
import { type Column, plainName } from "./columns.ts";

/**
 * What a row of another tool's list says of its reader's wish. `unconfirmed`: asked once and never
 * confirmed, so there is no consent. `unclear`: the words are not known to us.
 */
export type Wish = SubscriberState | "unconfirmed" | { readonly unclear: string };

/** The wish that the columns of one row tell: a stop anywhere counts, and doubt is never a yes. */
export function wishOf(cells: (column: Column) => readonly string[]): Wish {
  if (cells("suppressed").some(isYes)) return "suppressed";
  if (cells("stopped").some(isYes)) return "unsubscribed";
  const stated = cells("status").map(statedWish);
  // In other lists a column of this name is about something else: only a known word counts.
  const kinds = cells("kind").flatMap((kind) => KNOWN.get(plainName(kind)) ?? []);
  const wanted = cells("wants").map((word): Wish => {
    if (word.trim() === "") return { unclear: "" };
    return isYes(word) ? "active" : "unsubscribed";
  });
  const confirmed = cells("confirmed").map((word): Wish =>
    isYes(word) ? "active" : "unconfirmed",
  );
  const wishes = [...stated, ...kinds, ...wanted, ...confirmed];
  return STRICTEST.find((wish) => wishes.includes(wish)) ?? wishes.find(isUnclear) ?? "active";
}

/** Whether the one state keeps more mail away than the other. */
export function isStricter(state: SubscriberState, than: SubscriberState): boolean {
  return STRICTNESS.indexOf(state) > STRICTNESS.indexOf(than);
}

const STRICTNESS: readonly SubscriberState[] = ["active", "unsubscribed", "suppressed"];

const STRICTEST = ["suppressed", "unsubscribed", "unconfirmed"] as const;

function isUnclear(wish: Wish): wish is { readonly unclear: string } {
  return typeof wish === "object";
}

// A date in `unsubscribed_at` says yes as well as a word does.
function isYes(cell: string): boolean {
  return !["", "0", "false", "no", "n", "f", "off", "null", "none", "nil", "na"].includes(
    plainName(cell),
  );
}

function statedWish(cell: string): Wish {
  return KNOWN.get(plainName(cell)) ?? { unclear: cell.trim() };
}

const KNOWN: ReadonlyMap<string, Exclude<Wish, object>> = new Map([
  ...words(
    "active",
    "active subscribed subscriber confirmed enabled regular premium gifted trialed",
  ),
  ...words("active", "free paid comped complimentary optedin optin yes true 1"),
  ...words("unsubscribed", "unsubscribed unsubscribe nonsubscribed optedout optout disabled"),
  ...words("unsubscribed", "cancelled canceled removed deleted archived no false 0"),
  ...words("suppressed", "suppressed bounced hardbounced cleaned complained spam spammy blocked"),
  ...words("suppressed", "undeliverable blocklisted blacklisted"),
  ...words("unconfirmed", "unconfirmed pending unactivated notconfirmed waiting"),
]);

function words(wish: Exclude<Wish, object>, list: string): [string, Exclude<Wish, object>][] {
  return list.split(" ").map((word) => [word, wish]);
}
