import fc from "fast-check";
import { expect, test } from "vitest";
import { checkAddress, readMailbox } from "../../src/lib/mailbox.ts";

test.each([
  "ana@example.org",
  "o'brien+blog@mail.example.org",
  "a.b-c_d=e@xn--bcher-kva.example",
  "!#$%&'*+-/=?^_`{|}~@example.org",
  `${"a".repeat(64)}@example.org`,
  `a@${"b".repeat(63)}.example`,
])("%s is an address and goes over the wire as it is", (address) => {
  expect(checkAddress(address)).toEqual({ ok: true, address, wire: address, smtputf8: false });
});

test.each([
  ["Ana@Bücher.example", "Ana@xn--bcher-kva.example", false],
  ["ana@例え.example", "ana@xn--r8jz45g.example", false],
  ["Ana@EXAMPLE.ORG", "Ana@example.org", false],
  ["josé@example.org", "josé@example.org", true],
  ["用户@例え.example", "用户@xn--r8jz45g.example", true],
])("%s is kept as written, and its domain is ASCII on the wire", (address, wire, smtputf8) => {
  expect(checkAddress(address)).toEqual({ ok: true, address, wire, smtputf8 });
});

test.each([
  ["", "is empty"],
  ["ana", "has no @"],
  ["@example.org", "has nothing before the @"],
  ["ana@", "has nothing behind the @"],
  ["ana@@example.org", "has more than one @"],
  ["a@b@example.org", "has more than one @"],
  [" ana@example.org", "has a space"],
  ["ana @example.org", "has a space"],
  ["ana@example.org ", "has a character behind"],
  ["ana@exam ple.org", "has a character behind"],
  ["a,b@example.org", "has a character before"],
  ["a;b@example.org", "has a character before"],
  ["<ana@example.org>", "has a character before"],
  ["ana@example.org>", "has a character behind"],
  ["ana@example.org,eve@example.org", "has more than one @"],
  ["ana@example.org, eve", "has a character behind"],
  ['"ana"@example.org', "has a character before"],
  ["ana(x)@example.org", "has a character before"],
  ["a\\b@example.org", "has a character before"],
  ["a\r\nBcc: eve@example.org", "has a space"],
  ["ana\u0000@example.org", "has a character before"],
  ["ana\u202E@example.org", "has a character before"],
  ["ana\u200B@example.org", "has a character before"],
  ["ana，eve@example.org", "has a character before"],
  ["ana＠example.org", "has no @"],
  ["ana⑴@example.org", "has a character before"],
  ["anaﷺ@example.org", "has a character before"],
  ["ana@example⑴.org", "has no valid domain"],
  ["ana@example.org\uFF0Ceve", "has a character behind"],
  [".ana@example.org", "has a full stop"],
  ["ana.@example.org", "has a full stop"],
  ["a..b@example.org", "has a full stop"],
  ["ana@example", "has no full stop behind"],
  ["ana@[127.0.0.1]", "has a character behind"],
  ["ana@127.0.0.1", "has a number"],
  ["ana@-example.org", "has no valid domain"],
  ["ana@example-.org", "has no valid domain"],
  ["ana@example..org", "has no valid domain"],
  ["ana@example.org.", "has no valid domain"],
  ["ana@exam_ple.org", "has a character behind"],
  ["ana@%65xample.org", "has a character behind"],
  [`${"a".repeat(65)}@example.org`, "has more than 64 bytes"],
  [`${"é".repeat(33)}@example.org`, "has more than 64 bytes"],
  [`a@${"b".repeat(64)}.example`, "has no valid domain"],
  [`${"a".repeat(60)}@${"b.".repeat(97)}example`, "is longer than 254 bytes"],
])("%j is none: it %s", (text, why) => {
  expect(checkAddress(text)).toMatchObject({ ok: false, why: expect.stringContaining(why) });
});

test("whatever passes holds nothing that separates, brackets or breaks", () => {
  const piece = fc.constantFrom(
    ..."ab1@.,;:<>\"'()[]\\\r\n\t \u0000\u00A0\u200B\u202E，＠é例ﷺ⑴-_+%".split(""),
  );
  const texts = fc.array(piece, { maxLength: 12 }).map((parts) => `${parts.join("")}@example.org`);
  let passed = 0;
  fc.assert(
    fc.property(fc.oneof(texts, fc.emailAddress(), fc.string({ unit: "binary" })), (text) => {
      const check = checkAddress(text);
      if (!check.ok) return;
      passed++;
      for (const form of [check.address, check.wire]) {
        expect(form).not.toMatch(/[\s,;:<>"()[\]\\\p{C}\p{Z}]/u);
        expect(form.normalize("NFKC").split("@")).toHaveLength(2);
        expect(form.normalize("NFKC")).not.toMatch(/[\s,;:<>"()[\]\\]/u);
      }
      expect(check.wire.split("@")[1]).toMatch(/^[a-z0-9.-]+$/);
      expect(checkAddress(check.wire)).toMatchObject({ ok: true, wire: check.wire });
    }),
    { numRuns: 1000 },
  );
  expect(passed).toBeGreaterThan(50);
});

test.each([
  ["ana@example.org", { address: "ana@example.org" }],
  ["<ana@example.org>", { address: "ana@example.org" }],
  ["Ana Example <ana@example.org>", { name: "Ana Example", address: "ana@example.org" }],
  ['"Example, Ana" <ana@example.org>', { name: "Example, Ana", address: "ana@example.org" }],
  [String.raw`"A \"B\" C" <ana@example.org>`, { name: 'A "B" C', address: "ana@example.org" }],
  ["Ana\u202E\r\n  B <ana@example.org>", { name: "Ana B", address: "ana@example.org" }],
])("%j is a mailbox", (text, mailbox) => {
  expect(readMailbox(text)).toEqual({ mailbox });
});

test.each([
  "Ana",
  "Ana <ana>",
  "Ana <ana@example.org> eve@example.org",
  "Ana <ana@example.org>, Eve <eve@example.org>",
  "Ana <ana@example.org,eve@example.org>",
])("%j is none", (text) => {
  expect(readMailbox(text)).toHaveProperty("why");
});
