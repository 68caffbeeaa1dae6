import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { composeMessage } from "../../src/delivery/compose.ts";
import { deliver } from "../../src/delivery/deliver.ts";
import { readDkimKeys } from "../../src/delivery/dkim.ts";
import type { Outgoing } from "../../src/delivery/job.ts";
import { objectionsTo, rehearse } from "../../src/delivery/rehearse.ts";
import { prepareMessage } from "../../src/delivery/template.ts";
import { systemClock } from "../../src/io/clock.ts";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import { filled } from "../io/ledger/material.ts";
import { bareSmtp } from "../peers/bare-smtp.ts";
import { DIGEST, dkimMaterial, outgoing, READER, SETTINGS } from "./material.ts";

const { written } = dkimMaterial(1024);
const ed25519 = {
  selector: "ed",
  privateKey: String(
    generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }),
  ),
};
const { keys } = readDkimKeys({ ...written, ed25519 });
const [rsa] = keys;
if (!rsa) throw new Error("the test's own key");

async function codes(more: Partial<Outgoing> = {}): Promise<readonly string[]> {
  const given = outgoing({ keys, ...more });
  const problems = await rehearse(await prepareMessage(given.digest, given.settings), given);
  return problems.map(({ code }) => code);
}

test("a sound message, signed twice, once or by somebody else, is objected to by nobody", async () => {
  expect(keys).toHaveLength(2);
  expect(await codes()).toEqual([]);
  expect(await codes({ keys: [rsa] })).toEqual([]);
  expect(await codes({ keys: [] })).toEqual([]);
});

test("a domain above or below the sender's is aligned, another one is not", async () => {
  for (const domain of ["mail.blog.example", "example"]) {
    expect(await codes({ keys: [{ ...rsa, domain }] }), domain).toEqual([]);
  }
  for (const domain of ["example.org", "notblog.example", "blog.example.org"]) {
    expect(await codes({ keys: [{ ...rsa, domain }] }), domain).toEqual(["dkim-not-aligned"]);
  }
});

test.each<[string, string, boolean]>([
  ["news.blog.example", "mail.blog.example", true],
  ["news.blog.example", "other.example", false],
  ["blog.co.uk", "other.co.uk", false],
  ["news.blog.co.uk", "mail.blog.co.uk", true],
  ["blog.com.au", "mail.blog.com.au", true],
  ["bücher.example", "mail.xn--bcher-kva.example", true],
])("mail from %s that %s signs is aligned: %s", async (domain, signing, aligned) => {
  const settings = { ...SETTINGS, from: { address: `digest@${domain}` } };
  const found = await codes({ settings, keys: [{ ...rsa, domain: signing }] });
  expect(found).toEqual(aligned ? [] : ["dkim-not-aligned"]);
});

test("a message without a subject is missing one", async () => {
  expect(await codes({ digest: { ...DIGEST, subject: "" } })).toEqual(["header-missing"]);
});

const signed = Buffer.from((await composeMessage(DIGEST, SETTINGS, READER, keys)).bytes).toString(
  "latin1",
);
const objections = (message: string, by = keys) =>
  objectionsTo(Buffer.from(message, "latin1"), by).map(({ code }) => code);

test.each<[string, (message: string) => string, readonly string[]]>([
  ["nothing", (text) => text, []],
  [
    "the body",
    (text) => text.replace("full stop", "full  stop!"),
    ["dkim-signature-wrong", "dkim-signature-wrong"],
  ],
  [
    "a signed field",
    (text) => text.replace("Subject: ", "Subject: Re: "),
    ["dkim-signature-wrong", "dkim-signature-wrong"],
  ],
  [
    "one signature",
    (text) => text.replace(/(a=rsa-sha256[^]*?\r\n b=)..../, "$1AAAA"),
    ["dkim-signature-wrong"],
  ],
  [
    "a signature's absence",
    (text) => text.slice(text.indexOf("DKIM-Sig", 9)),
    ["dkim-signature-missing"],
  ],
  [
    "a second From",
    (text) => `From: eve@example.com\r\n${text}`,
    [
      "header-missing",
      "dkim-signature-wrong",
      "dkim-not-aligned",
      "dkim-signature-wrong",
      "dkim-not-aligned",
    ],
  ],
  [
    "a field that is left out of the signature",
    (text) => text.replace(/( a=rsa[^]*?)list-unsubscribe-post:\r\n {2}/, "$1"),
    ["dkim-signature-wrong"],
  ],
])("what has changed is noticed: %s", (_what, change, expected) => {
  expect(objections(change(signed))).toEqual(expected);
});

test("a signature by another key is noticed", () => {
  const other = readDkimKeys(dkimMaterial(1024).written).keys;
  expect(objections(signed, other)).toEqual(["dkim-signature-wrong"]);
});

test("nobody is sent what is not right", async () => {
  const { ledger } = filled(3);
  const peer = await bareSmtp();
  const { mailer } = openMailer(peer.url);
  if (!mailer) throw new Error("a sound URL");
  const ports = { ledger, mailer, clock: systemClock };
  const unaligned = outgoing({ keys: [{ ...rsa, domain: "example.org" }] });
  const report = await deliver("2026-11-23", ports, unaligned, { connections: 2 });
  expect(report).toMatchObject({
    end: "halted",
    counts: { queued: 3 },
    problems: [{ code: "dkim-not-aligned", hint: expect.stringContaining("blog.example") }],
  });
  expect(peer.connections()).toBe(0);
  await mailer.close();
  await peer.close();
});
