import { expect, onTestFinished, test } from "vitest";
import { deliver } from "../../src/delivery/deliver.ts";
import { systemClock } from "../../src/io/clock.ts";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import type { MessageSettings } from "../../src/model/digest.ts";
import { envelopeId } from "../../src/outbox/id.ts";
import { filled } from "../io/ledger/material.ts";
import { bareSmtp } from "../peers/bare-smtp.ts";
import { outgoing, SETTINGS } from "./material.ts";

/** Delivers to that many, and tells what the server heard. */
async function delivered(count: number, settings: MessageSettings) {
  const { ledger } = filled(count);
  const peer = await bareSmtp();
  onTestFinished(() => peer.close());
  const { mailer } = openMailer(peer.url);
  if (!mailer) throw new Error("a sound URL");
  const ports = { ledger, mailer, clock: systemClock };
  const report = await deliver("2026-11-23", ports, outgoing({ settings }), { connections: 1 });
  await mailer.close();
  return { report, peer };
}

test("with a bounce address each message leaves from one of its own, which names the envelope", async () => {
  const { peer } = await delivered(3, { ...SETTINGS, bounce: "bounces@blog.example" });
  const senders = peer.commands.filter((line) => line.startsWith("MAIL"));
  expect(senders).toEqual(
    ["s0", "s1", "s2"].map(
      (id) => `MAIL FROM:<bounces+${envelopeId("2026-11-23", id)}@blog.example>`,
    ),
  );
  for (const { text } of peer.messages) {
    expect(text).toMatch(/^From: Postrider <digest@blog\.example>\r$/m);
    const [, id] = /^Message-ID: <(\w+)@/m.exec(text) ?? [];
    expect(senders.filter((line) => line.includes(`+${id}@`))).toHaveLength(1);
  }
});

test("without one the sender's own address is it", async () => {
  const { peer } = await delivered(1, SETTINGS);
  expect(peer.commands).toContain("MAIL FROM:<digest@blog.example>");
});

test("a bounce address that is more than one never reaches the server, and blames nobody", async () => {
  const evil = "bounces@blog.example>\r\nRCPT TO:<eve@example.com";
  const { report, peer } = await delivered(1, { ...SETTINGS, bounce: evil });
  expect(report).toMatchObject({ end: "halted", counts: { queued: 1 } });
  expect(peer.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([]);
});
