import fc from "fast-check";
import { expect, test } from "vitest";
import { addressKey, asciiDomain, maskAddress, maskAddresses } from "../../src/lib/address.ts";

test("two ways of writing one mailbox have one key", () => {
  expect(addressKey("Ada@Example.ORG")).toBe(addressKey("ada@example.org"));
  expect(addressKey("ada@bücher.example")).toBe(addressKey("ADA@xn--bcher-kva.example"));
  expect(addressKey("jose\u0301@example.org")).toBe(addressKey("jos\u00e9@example.org"));
});

test("different mailboxes have different keys", () => {
  expect(addressKey("ada@example.org")).not.toBe(addressKey("ada@example.com"));
  expect(addressKey("a.da@example.org")).not.toBe(addressKey("ada@example.org"));
  expect(addressKey('"a@b"@example.org')).not.toBe(addressKey("a@example.org"));
});

test("a domain that is none stays as it is", () => {
  expect(asciiDomain("[192.0.2.1]")).toBe("[192.0.2.1]");
  expect(asciiDomain("ex:ample/ü")).toBe("ex:ample/ü");
});

test("a mask keeps the first letter and the domain", () => {
  expect(maskAddress("ada@example.org")).toBe("a…@example.org");
  expect(maskAddress("😀x@example.org")).toBe("😀…@example.org");
  expect(maskAddress("nobody")).toBe("…");
});

test("every address in a reply is masked", () => {
  expect(maskAddresses("550 5.1.1 <ada@example.org>: user unknown")).toBe(
    "550 5.1.1 <a…@example.org>: user unknown",
  );
  expect(maskAddresses("for bob@x.example, eve@y.example.")).toBe(
    "for b…@x.example, e…@y.example.",
  );
});

test("no local part of two letters or more survives masking", () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.string(), fc.string(), (address, before, after) => {
      const local = address.slice(0, address.lastIndexOf("@"));
      fc.pre(local.length > 1 && !before.includes(local) && !after.includes(local));
      expect(maskAddresses(`${before} <${address}> ${after}`)).not.toContain(`${local}@`);
    }),
  );
});
