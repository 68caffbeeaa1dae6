/**
 * The same function, which makes the value of each thing once and keeps it as long as the thing is kept. Only
 * for things that do not change once they are handed in.
 */
export function oncePer<Thing extends WeakKey, Value>(
  make: (thing: Thing) => Value,
): (thing: Thing) => Value {
  const made = new WeakMap<Thing, { readonly value: Value }>();
  return (thing) => {
    const known = made.get(thing) ?? { value: make(thing) };
    made.set(thing, known);
    return known.value;
  };
}
