import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newSubscriber, subscriberId } from "../../src/subscribers/new-subscriber.ts";
import { makeToken, readToken, unsubscribeLinks } from "../../src/subscribers/token.ts";

const SECRET = "a secret of the tests, long enough to be one";
const OTHER = "another secret of the tests, long enough too";
const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,36}$/);
const random = (count: number): Uint8Array => new Uint8Array(count);
const purposes = fc.constantFrom("unsubscribe", "confirm", "preferences" as const);

test("a token is short, goes into any address as it is, and is read back", () => {
  fc.assert(
    fc.property(ids, purposes, (subscriber, purpose) => {
      const token = makeToken(subscriber, purpose, SECRET);
      expect(token).toMatch(/^[A-Za-z0-9_-]{28,63}$/);
      expect(encodeURIComponent(token)).toBe(token);
      expect(readToken(token, [SECRET])).toEqual({ subscriber, purpose });
    }),
  );
});

test("a token stays the same for ever: mails of years ago carry it", () => {
  const token = makeToken("abcdefghijklmnop", "unsubscribe", SECRET);
  expect(token).toBe("uabcdefghijklmnopjm755a3mmqfaoiyaf37racmxyq");
  expect(token).toHaveLength(43);
});

test("the seal is the first 16 bytes of the HMAC-SHA256", () => {
  const token = makeToken("x", "confirm", SECRET);
  const mac = createHmac("sha256", SECRET).update("postrider token 1\ncx").digest();
  const bits = [...mac.subarray(0, 16)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = bits.padEnd(130, "0").match(/.{5}/g) ?? [];
  const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  expect(token.slice(2)).toBe(letters.map((five) => alphabet[Number.parseInt(five, 2)]).join(""));
});

test("after a rotation old tokens are read, and new ones are made with the new secret", () => {
  const old = makeToken("reader", "unsubscribe", OTHER);
  expect(readToken(old, [SECRET, OTHER])).toEqual({ subscriber: "reader", purpose: "unsubscribe" });
  expect(readToken(old, [SECRET])).toBeUndefined();
  expect(readToken(makeToken("reader", "unsubscribe", SECRET), [SECRET, OTHER])).toBeDefined();
});

test.each(["", "u", "ureader", "u".repeat(64), "x".repeat(2_000_000), "u reader", "ureader\n"])(
  "%# is no token",
  (text) => {
    expect(readToken(text, [SECRET])).toBeUndefined();
  },
);

test("no other text than the token itself is accepted", () => {
  const token = makeToken("abcdefghijklmnop", "unsubscribe", SECRET);
  const place = fc.nat({ max: token.length - 1 });
  const character = fc.stringMatching(/^[A-Za-z0-9_\-=.\n ]$/);
  fc.assert(
    fc.property(place, character, (index, other) => {
      fc.pre(token[index] !== other);
      const forged = token.slice(0, index) + other + token.slice(index + 1);
      expect(readToken(forged, [SECRET, OTHER])).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
  for (let length = 0; length < token.length; length++) {
    expect(readToken(token.slice(0, length), [SECRET])).toBeUndefined();
    expect(readToken(token.slice(length), [SECRET])).toEqual(
      length === 0 ? { subscriber: "abcdefghijklmnop", purpose: "unsubscribe" } : undefined,
    );
  }
  for (const tail of ["a", "=", "\n", " ", "%00"])
    expect(readToken(token + tail, [SECRET])).toBeUndefined();
});

test("nobody can make one without the secret, whatever they send", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[ucp][a-z2-7]{27,62}$/)), (text) => {
      expect(readToken(text, [SECRET, OTHER])).toBeUndefined();
      expect(readToken(text, [])).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});

test("what would make a weak or a broken token is a fault", () => {
  expect(() => makeToken("reader", "unsubscribe", "too short")).toThrow(RangeError);
  expect(() => makeToken("reader", "unsubscribe", "")).toThrow(RangeError);
  expect(() => makeToken("ana@example.org", "unsubscribe", SECRET)).toThrow(RangeError);
  expect(() => makeToken("", "unsubscribe", SECRET)).toThrow(RangeError);
});

test.each([
  [{ url: "https://blog.example/u/{token}" }, { url: "https://blog.example/u/TOKEN" }],
  [{ mailto: "mailto:u+{token}@blog.example" }, { mailto: "mailto:u+TOKEN@blog.example" }],
  [
    { mailto: "mailto:stop@blog.example" },
    { mailto: "mailto:stop@blog.example?subject=unsubscribe%20TOKEN" },
  ],
  [
    { mailto: "mailto:stop@blog.example?subject=stop" },
    { mailto: "mailto:stop@blog.example?subject=stop&body=TOKEN" },
  ],
  [
    { url: "https://blog.example/?u={token}", mailto: "mailto:stop@blog.example?body={token}" },
    { url: "https://blog.example/?u=TOKEN", mailto: "mailto:stop@blog.example?body=TOKEN" },
  ],
])("the links of %j name the reader by the token", (written, links) => {
  expect(unsubscribeLinks(written, "TOKEN")).toEqual(links);
});

test("an id is all the randomness that was asked for, in letters and digits", () => {
  expect(subscriberId(random)).toBe("aaaaaaaaaaaaaaaa");
  expect(subscriberId((count) => new Uint8Array(count).fill(255))).toBe("7777777777777777");
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (one, two) => {
      const [first, second] = [subscriberId(() => one), subscriberId(() => two)];
      expect(first).toMatch(/^[a-z2-7]{16}$/);
      expect(first === second).toBe(Buffer.compare(one, two) === 0);
    }),
  );
});

test("a newcomer keeps the date of the wish, and has today's without one", () => {
  const newcomer = { address: "ana@example.org", state: "active", source: "by hand" } as const;
  expect(newSubscriber(newcomer, 5000, random)).toEqual({
    ...newcomer,
    id: "aaaaaaaaaaaaaaaa",
    since: 5000,
  });
  expect(newSubscriber({ ...newcomer, since: 3000 }, 5000, random).since).toBe(3000);
});
