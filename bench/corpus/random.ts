/** Chance that comes out the same on every machine. */
export interface Random {
  /** A whole number from 0 up to, and not including, `limit`. */
  readonly below: (limit: number) => number;
  /** True so many times in a hundred. */
  readonly percent: (chance: number) => boolean;
  /** One of the values. */
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

/** A sequence that depends on nothing but its seed. The generator is Mulberry32: 32 bits of state, no tables. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    percent: (chance) => below(100) < chance,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new RangeError("nothing to pick from");
      return value;
    },
  };
}
