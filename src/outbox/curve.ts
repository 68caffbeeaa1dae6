import { HOUR, MINUTE, SECOND } from "../model/instant.ts";

// What a person reads off an axis without counting.
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR),
];

const MOST = 60;

/** The shortest of the usual steps, in milliseconds, of which 60 cover that span and its end. */
export function curveStep(span: number): number {
  return STEPS.find((step) => span < step * MOST) ?? Math.ceil((span + 1) / MOST);
}
