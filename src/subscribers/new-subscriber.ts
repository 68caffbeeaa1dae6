import type { Instant } from "../model/instant.ts";
import type { Subscriber } from "../model/subscriber.ts";
import { base32 } from "./base32.ts";

/** So many bytes that nobody can foretell; `io` has the real ones. */
export type RandomBytes = (count: number) => Uint8Array;

/** A new id: 80 random bits in 16 letters and digits. A million of them clash with a chance of 1 in 10^12. */
export function subscriberId(random: RandomBytes): string {
  return base32(random(10));
}

/** What is known of somebody who is to become a Subscriber. */
export type Newcomer = Pick<Subscriber, "address" | "state" | "source"> &
  Partial<Pick<Subscriber, "name" | "since">>;

/** The newcomer with an id; `now` stands in where nobody knows since when. */
export function newSubscriber(newcomer: Newcomer, now: Instant, random: RandomBytes): Subscriber {
  return { since: now, ...newcomer, id: subscriberId(random) };
}
