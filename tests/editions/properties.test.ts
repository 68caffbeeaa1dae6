/** Any blog, any calls, at any time: what readers are promised holds. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { closeEdition } from "../../src/editions/close.ts";
import { planEdition } from "../../src/editions/plan.ts";
import { lastSlot, nextSlot } from "../../src/editions/slots.ts";
import type { DigestConfig } from "../../src/model/config.ts";
import type { Cadence, Edition } from "../../src/model/edition.ts";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/model/instant.ts";
import { EMPTY_LOCK, type Lock } from "../../src/model/lock.ts";
import type { PostHead } from "../../src/model/post.ts";
import { at, blog, head, ZONES } from "./blog.ts";

type Step =
  | { readonly do: "add"; readonly ago: number }
  | { readonly do: "redate"; readonly which: number; readonly ago: number }
  | { readonly do: "run"; readonly after: number }
  /** At the next slot, as a scheduler would that never fails. */
  | { readonly do: "run"; readonly after: "slot" };

const anyAge = fc.oneof(
  fc.integer({ min: 0, max: 3 * DAY }),
  fc.integer({ min: 0, max: 4000 * DAY }),
  // Dated ahead: such a post is seen once its time has come.
  fc.integer({ min: -20 * DAY, max: 0 }),
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("add" as const), ago: anyAge }),
  fc.record({ do: fc.constant("redate" as const), which: fc.nat(20), ago: anyAge }),
  fc.record({
    do: fc.constant("run" as const),
    after: fc.oneof(
      fc.constant("slot" as const),
      fc.constant(0),
      fc.nat(12 * 3_600_000),
      fc.nat(70 * DAY),
    ),
  }),
);
const wallTime = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.constantFrom(0, 15, 30, 59),
});
const anyCadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant({ every: "post" } as const),
  fc.record({ every: fc.constant("day" as const), at: wallTime }),
  fc.record({
    every: fc.constant("week" as const),
    on: fc.constantFrom("monday", "friday", "sunday"),
    at: wallTime,
  }),
  fc.record({
    every: fc.constant("month" as const),
    on: fc.oneof(
      fc.integer({ min: 1, max: 31 }),
      fc.record({
        which: fc.constantFrom("first", "third", "last"),
        weekday: fc.constantFrom("monday", "saturday"),
      }),
    ),
    at: wallTime,
  }),
);
const sometimes = <Value>(values: fc.Arbitrary<Value>) =>
  fc.option(values, { nil: undefined, freq: 1 });
const anyRules = fc
  .record({
    hold: sometimes(fc.constantFrom(30 * MINUTE, 5 * HOUR, 3 * DAY)),
    expireAfter: sometimes(fc.constantFrom(HOUR, DAY, 40 * DAY, Infinity)),
    atLeast: sometimes(fc.integer({ min: 1, max: 4 })),
    atMost: sometimes(fc.integer({ min: 4, max: 6 })),
    tags: sometimes(fc.constant(["even"])),
    withoutTags: sometimes(fc.constant(["Third"])),
  })
  .map((rules): Rules => JSON.parse(JSON.stringify(rules), revive));
// Infinity is not in JSON, which is here for leaving out what is undefined.
const revive = (_: string, value: unknown) => (value === null ? Infinity : value);
type Rules = Partial<DigestConfig>;
const tagsOf = (index: number) => [
  ...(index % 2 === 0 ? ["Even"] : []),
  ...(index % 3 === 0 ? ["third"] : []),
];
const anyStart = fc.constantFrom(
  at("2011-12-27T03:00:00Z"),
  at("2026-03-27T22:00:00Z"),
  at("2026-10-24T05:00:00Z"),
);

interface Run {
  readonly lock: Lock;
  readonly made: readonly Edition[];
}

/** One call of `postrider run`: makes whatever is due. The posts of the future are not there yet. */
function run(
  posts: readonly PostHead[],
  lock: Lock,
  config: ReturnType<typeof blog>,
  now: Instant,
) {
  const heads = posts.filter((post) => post.published <= now);
  const made: Edition[] = [];
  let state = lock;
  for (;;) {
    const { due } = planEdition(heads, state, config, now);
    if (!due) return { lock: state, made };
    made.push(due);
    state = closeEdition(state, due, heads, config.digest);
  }
}

function later(cadence: Cadence, now: Instant, zone: string, after: number | "slot"): Instant {
  if (after !== "slot") return now + after;
  return cadence.every === "post" ? now : nextSlot(cadence, now, zone);
}

test("no post twice, no slot twice, nobody forgotten", () => {
  let mailed = 0;
  fc.assert(
    fc.property(
      anyCadence,
      fc.constantFrom(...ZONES),
      anyStart,
      fc.array(anyStep, { minLength: 5, maxLength: 40 }),
      (cadence, zone, start, steps) => {
        const config = blog(cadence, zone);
        let now = start;
        let posts: PostHead[] = [];
        let lock: Lock = EMPTY_LOCK;
        const made: Edition[] = [];
        const apply = ({ lock: after, made: more }: Run) => {
          for (const edition of more) {
            expect(edition.slot).toBeLessThanOrEqual(now);
            expect(edition.posts.length).toBeGreaterThan(0);
            expect(edition.window.from).toBeLessThan(edition.window.to);
          }
          made.push(...more);
          lock = after;
        };
        for (const step of steps) {
          if (step.do === "add") posts.push(head(`p${posts.length}`, now - step.ago));
          else if (step.do === "redate") {
            posts = posts.map((post, index) =>
              index === step.which ? { ...post, published: now - step.ago } : post,
            );
          } else {
            now = later(cadence, now, zone, step.after);
            apply(run(posts, lock, config, now));
            expect(run(posts, lock, config, now).made).toEqual([]);
          }
        }

        const carried = made.flatMap((edition) => edition.posts);
        expect(new Set(carried).size).toBe(carried.length);
        expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
        expect(made.every(({ id }) => /^[a-z0-9-]+$/.test(id))).toBe(true);
        if (cadence.every !== "post") {
          const slots = made.map(({ slot }) => slot);
          expect(slots.every((slot, index) => slot > (slots[index - 1] ?? 0))).toBe(true);
          expect(slots.every((slot) => lastSlot(cadence, slot, zone) === slot)).toBe(true);
        }

        // Once there was a first edition, the next slot leaves nobody waiting.
        const began = lock.editions.length > 0;
        const horizon = Math.max(now, ...posts.map(({ published }) => published));
        now = cadence.every === "post" ? horizon : nextSlot(cadence, horizon, zone);
        apply(run(posts, lock, config, now));
        for (const post of posts) {
          if (!began) break;
          expect(lock.posts.get(post.id)?.edition).toBeDefined();
        }
        mailed += made.length;
      },
    ),
    { numRuns: 400 },
  );
  // The property says nothing if nothing is ever made.
  expect(mailed).toBeGreaterThan(400);
});

test("whatever a blog asks of its editions holds, and nobody who may be mailed is forgotten", () => {
  let mailed = 0;
  fc.assert(
    fc.property(
      anyCadence,
      anyRules,
      fc.constantFrom("UTC", "Europe/Berlin", "Pacific/Apia"),
      anyStart,
      fc.array(anyStep, { minLength: 5, maxLength: 30 }),
      (cadence, rules, zone, start, steps) => {
        const config = blog(cadence, zone, rules);
        const { hold = 0, atLeast = 1, atMost = Infinity } = rules;
        const single = cadence.every === "post";
        const allowed =
          rules.expireAfter ??
          { post: Infinity, day: DAY / 2, week: 3 * DAY, month: 3 * DAY }[cadence.every];
        let now = start;
        const posts: PostHead[] = [];
        let lock: Lock = EMPTY_LOCK;
        const made: Edition[] = [];
        const call = () => {
          const { lock: after, made: more } = run(posts, lock, config, now);
          for (const edition of more) {
            expect(edition.slot).toBeLessThanOrEqual(now);
            expect(now - edition.slot).toBeLessThanOrEqual(allowed);
            expect(edition.posts.length).toBeGreaterThanOrEqual(single ? 1 : atLeast);
            expect(edition.posts.length).toBeLessThanOrEqual(single ? 1 : atMost);
            for (const id of edition.posts) {
              const post = posts.find((each) => each.id === id);
              expect(post && post.published + hold <= edition.slot).toBe(true);
              if (rules.tags) expect(post?.tags).toContain("Even");
              if (rules.withoutTags) expect(post?.tags).not.toContain("third");
            }
          }
          made.push(...more);
          lock = after;
        };
        for (const step of steps) {
          if (step.do === "add") {
            const index = posts.length;
            posts.push(head(`p${index}`, now - step.ago, { tags: tagsOf(index) }));
          } else if (step.do === "run") {
            now = later(cadence, now, zone, step.after);
            call();
            expect(run(posts, lock, config, now).made).toEqual([]);
          }
        }

        const began = lock.editions.length > 0;
        now = Math.max(now, ...posts.map(({ published }) => published)) + hold;
        // As many punctual calls as the smallest editions need.
        for (let turn = 0; turn <= posts.length / 4 + 1; turn++) {
          if (!single) now = nextSlot(cadence, now, zone);
          call();
        }
        const carried = made.flatMap((edition) => edition.posts);
        expect(new Set(carried).size).toBe(carried.length);
        const waiting = posts.filter(
          ({ id, tags, published }) =>
            lock.posts.get(id)?.edition === undefined &&
            !(rules.tags && !tags.includes("Even")) &&
            !(rules.withoutTags && tags.includes("third")) &&
            !(single && now - published - hold > allowed),
        );
        if (began) expect(waiting.length).toBeLessThan(single ? 1 : atLeast);
        mailed += carried.length;
      },
    ),
    { numRuns: 400 },
  );
  expect(mailed).toBeGreaterThan(400);
});

test("how often and when it is called makes no difference to what a calendar's readers get", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -10 * DAY, max: 30 * DAY }), { minLength: 1, maxLength: 10 }),
      fc.array(fc.nat(30 * DAY), { maxLength: 30 }),
      fc.constantFrom(...ZONES),
      (ages, calls, zone) => {
        const config = blog({ every: "day", at: { hour: 2, minute: 30 } }, zone);
        const start = at("2026-03-20T00:00:00Z");
        const posts = ages.map((age, index) => head(`p${index}`, start + age));
        const regular = Array.from({ length: 4 * 40 }, (_, quarter) => (quarter * DAY) / 4);

        const results = [regular, [...regular, ...calls].toSorted((a, b) => a - b)].map((times) => {
          let lock: Lock = EMPTY_LOCK;
          for (const time of times) lock = run(posts, lock, config, start + time).lock;
          return lock.editions;
        });
        expect(results[1]).toEqual(results[0]);
      },
    ),
    { numRuns: 25 },
  );
});
