import fc from "fast-check";
import { expect, test } from "vitest";
import { hideSecrets } from "../../src/io/hide-secrets.ts";

test("a secret is hidden as it is, and in the Base64 of whatever it is in", () => {
  const long = fc.string({
    minLength: 12,
    maxLength: 40,
    unit: fc.constantFrom("a", "z", "X", "0", "9", "!", "/", "ü"),
  });
  fc.assert(
    fc.property(long, fc.string(), fc.string(), (secret, before, after) => {
      const hide = hideSecrets([secret]);
      const encoded = Buffer.from(`${before}${secret}${after}`).toString("base64");
      expect(hide(`535 ${encoded} is wrong`)).toBe("535 … is wrong");
      expect(hide(`(${secret})`)).not.toContain(secret);
    }),
  );
});

test("what is no secret is left as it is, and so are words of a few letters", () => {
  const text = "250 2.0.0 Ok: queued as 4FQ2Zx1pYbz9sQ3 on mail-relay/7";
  expect(hideSecrets(["hunter2hunter2", "Ok", ""])(text)).toBe(text);
});

test("one that comes later is hidden from then on", () => {
  const hide = hideSecrets([]);
  hide.add("a-fresh-token");
  expect(hide("token a-fresh-token")).toBe("token …");
});
