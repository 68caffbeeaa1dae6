import { generateKeyPairSync } from "node:crypto";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { expect, test } from "vitest";
import { composeMessage } from "../../src/delivery/compose.ts";
import { readDkimKey, relaxedBody, relaxedField } from "../../src/delivery/dkim.ts";
import { DIGEST, dkimMaterial, READER, SETTINGS } from "./material.ts";

const { written, resolver } = dkimMaterial();
const { key } = readDkimKey(written);
if (!key) throw new Error("the test's own key");

const signed = Buffer.from((await composeMessage(DIGEST, SETTINGS, READER, [key])).bytes);

async function verdict(message: Uint8Array) {
  const { results } = await dkimVerify(Buffer.from(message), { resolver });
  return results.map(({ status }) => status.result);
}

test("another program finds the signature good and the From aligned", async () => {
  const { results } = await dkimVerify(signed, { resolver });
  expect(results).toMatchObject([
    {
      signingDomain: "blog.example",
      selector: "mail",
      status: { result: "pass", aligned: "blog.example" },
    },
  ]);
});

test("every header field is signed, both ways out included", async () => {
  const { results } = await dkimVerify(signed, { resolver });
  const keys = String(results[0]?.signingHeaders?.keys).toLowerCase().split(": ");
  expect(keys).toEqual(
    expect.arrayContaining(["list-unsubscribe", "list-unsubscribe-post", "from"]),
  );
  const head = signed.toString().split("\r\n\r\n")[0] ?? "";
  const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name = ""]) => name.toLowerCase());
  for (const name of names.slice(1)) expect(keys).toContain(name);
});

test("the same message has the same signature", async () => {
  const again = await composeMessage(DIGEST, SETTINGS, READER, [key]);
  expect(signed.equals(again.bytes)).toBe(true);
});

test.each([
  ["the body", (text: string) => text.replace("full stop", "full  stop!")],
  ["the subject", (text: string) => text.replace(/^Subject: /m, "Subject: Re: ")],
  ["the way out", (text: string) => text.replace("One-Click", "Two-Click")],
  [
    "the link",
    (text: string) => text.replace("<https://blog.example/u", "<https://evil.example/u"),
  ],
  ["a second From in front", (text: string) => `From: eve@example.com\r\n${text}`],
  [
    "a second way out in front",
    (text: string) => `List-Unsubscribe: <https://evil.example>\r\n${text}`,
  ],
  ["another Message-ID", (text: string) => text.replace("0123456789", "9876543210")],
])("a change is noticed: %s", async (_what, change) => {
  const changed = Buffer.from(change(signed.toString("latin1")), "latin1");
  expect(changed.equals(signed)).toBe(false);
  expect(await verdict(changed)).not.toContain("pass");
});

test("what a relay may do to white space is forgiven", async () => {
  const relayed = signed
    .toString("latin1")
    .replace(/^Subject: /m, "subject:  ")
    .concat("\r\n\r\n");
  expect(await verdict(Buffer.from(relayed, "latin1"))).toEqual(["pass"]);
});

// RFC 6376, 3.4.5.
test("the standard's own example", () => {
  expect(relaxedField("A: X")).toBe("a:X");
  expect(relaxedField("B : Y\t\r\n\tZ  ")).toBe("b:Y Z");
  expect(relaxedBody(" C \r\nD \t E\r\n\r\n\r\n")).toBe(" C\r\nD E\r\n");
});

test("a key that cannot sign is a problem, and no word of it is repeated", () => {
  const ed25519 = generateKeyPairSync("ed25519").privateKey;
  const weak = generateKeyPairSync("rsa", { modulusLength: 512 }).privateKey;
  const pem = { type: "pkcs8", format: "pem" } as const;
  for (const privateKey of ["", "hunter2", ed25519.export(pem), weak.export(pem)]) {
    const read = readDkimKey({ ...written, privateKey: String(privateKey) });
    expect(read.key).toBeUndefined();
    expect(read.problems).toMatchObject([{ code: "dkim-key-invalid" }]);
    expect(JSON.stringify(read.problems)).not.toContain("hunter2");
  }
});

test("a key in the older form of PEM is read too", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  expect(readDkimKey({ ...written, privateKey: pem }).problems).toEqual([]);
});
