import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { expect, test } from "vitest";
import { deliver } from "../../src/delivery/deliver.ts";
import { readDkimKey } from "../../src/delivery/dkim.ts";
import { systemClock } from "../../src/io/clock.ts";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import { filled } from "../io/ledger/material.ts";
import { realSmtp } from "../peers/real-smtp.ts";
import { DIGEST, dkimMaterial, outgoing } from "./material.ts";

test("a whole edition over a real conversation, signed: one each, then none", async () => {
  const peer = await realSmtp({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const { ledger } = filled(25);
  ledger.setSubscriberState("s7", "unsubscribed");
  const { written, resolver } = dkimMaterial();
  const { key } = readDkimKey(written);
  const signed = outgoing({ keys: key ? [key] : [] });

  async function send() {
    const { mailer } = openMailer(`smtp://reader:correct%20horse@127.0.0.1:${peer.port}`);
    if (!mailer) throw new Error("a sound URL");
    const ports = { ledger, mailer, clock: systemClock };
    const report = await deliver("2026-11-23", ports, signed, { connections: 3 });
    await mailer.close();
    return report;
  }

  expect(await send()).toMatchObject({ end: "done", counts: { submitted: 24, refused: 1 } });
  expect(peer.connections()).toBe(3);
  const recipients = peer.messages.map(({ recipient }) => recipient);
  expect(recipients).toHaveLength(24);
  expect(new Set(recipients).size).toBe(24);
  expect(recipients).not.toContain("reader7@example.org");

  const [first] = peer.messages;
  const parsed = await PostalMime.parse(first?.text ?? "");
  expect(parsed.to).toEqual([{ name: "", address: first?.recipient }]);
  expect(parsed.subject).toBe(DIGEST.subject);
  expect(parsed.text).toContain(".a line that starts with a full stop");
  const { results } = await dkimVerify(Buffer.from(first?.text ?? ""), { resolver });
  expect(results.map(({ status }) => status.result)).toEqual(["pass"]);

  expect((await send()).reached).toMatchObject({ submitted: 0 });
  expect(peer.messages).toHaveLength(24);
});

test("a wrong password stops the run before anybody is written to, and is told nowhere", async () => {
  const peer = await realSmtp({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const { ledger, path } = filled(5);
  const { mailer } = openMailer(`smtp://reader:hunter2@127.0.0.1:${peer.port}`);
  if (!mailer) throw new Error("a sound URL");
  const ports = { ledger, mailer, clock: systemClock };
  const report = await deliver("2026-11-23", ports, outgoing(), { connections: 2 });
  await mailer.close();
  expect(report).toMatchObject({ end: "halted", counts: { queued: 5 } });
  expect(report.reply).toMatch(/^535 /);
  expect(JSON.stringify(report)).not.toContain("hunter2");
  expect(readFileSync(path).includes("hunter2")).toBe(false);
});
