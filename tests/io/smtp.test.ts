import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import type { Answer, Mailer, WireMessage } from "../../src/model/ports.ts";
import {
  type BarePeer,
  bareSmtp,
  CUT,
  type PeerAnswer,
  type PeerEvent,
  type PeerStage,
  SILENCE,
} from "../peers/bare-smtp.ts";

const TEXT = "Subject: x\r\n\r\n.one\r\n..two\r\nthe last line\r\n";

function message(more: Partial<WireMessage> = {}): WireMessage {
  return {
    sender: "digest@blog.example",
    recipient: "reader@example.org",
    pieces: [Buffer.from(TEXT)],
    ...more,
  };
}

const yes = () => Promise.resolve(true);

async function peerAndMailer(
  answer?: (event: PeerEvent) => PeerAnswer | Promise<PeerAnswer>,
): Promise<{ readonly peer: BarePeer; readonly mailer: Mailer }> {
  const peer = await bareSmtp(answer);
  return { peer, mailer: mailerFor(peer) };
}

function mailerFor(peer: BarePeer): Mailer {
  const { mailer } = openMailer(peer.url);
  if (!mailer) throw new Error("a sound URL");
  onTestFinished(async () => {
    await mailer.close();
    await peer.close();
  });
  return mailer;
}

const on =
  (stage: PeerStage, answer: PeerAnswer) =>
  ({ at }: PeerEvent): PeerAnswer =>
    at === stage ? answer : undefined;

test("a message arrives as it was, one recipient, and the answer is the server's", async () => {
  const { peer, mailer } = await peerAndMailer();
  const answer = await mailer.submit(message(), yes);
  expect(answer).toEqual({ at: "end", reply: "250 2.0.0 taken", proven: true });
  expect(peer.messages).toEqual([{ recipient: "reader@example.org", text: TEXT }]);
  expect(peer.commands.slice(1)).toEqual([
    "MAIL FROM:<digest@blog.example>",
    "RCPT TO:<reader@example.org>",
    "DATA",
  ]);
});

test("the mark comes after the whole body and before the final dot", async () => {
  const { peer, mailer } = await peerAndMailer();
  const stuffed = TEXT.replace(/^\./gm, "..");
  let seen = "";
  await mailer.submit(message(), async () => {
    // Long enough for a dot that does not wait to arrive.
    await pause(100);
    seen = peer.raw();
    return true;
  });
  // The last line's end is the first of the five characters that end a message.
  expect(seen.endsWith(`DATA\r\n${stuffed.slice(0, -2)}`)).toBe(true);
  expect(peer.raw().endsWith(`DATA\r\n${stuffed}.\r\n`)).toBe(true);
});

test("a long body is marked when the system has taken all of it, not before", async () => {
  const { promise: reading, resolve: read } = Promise.withResolvers<void>();
  const { peer, mailer } = await peerAndMailer();
  const bytes = Buffer.from(
    `Subject: x\r\n\r\n${"a long line of a long body\r\n".repeat(300_000)}`,
  );
  let marked = false;
  let arrived = 0;
  const submitted = mailer.submit(message({ pieces: [bytes] }), () => {
    marked = true;
    arrived = peer.raw().length;
    return Promise.resolve(true);
  });
  while (!peer.raw().includes("DATA")) await pause(5);
  for (const socket of peer.sockets) socket.pause();
  setTimeout(read, 150);
  await reading;
  expect(marked).toBe(false);
  for (const socket of peer.sockets) socket.resume();
  expect(await submitted).toMatchObject({ at: "end", reply: "250 2.0.0 taken" });
  // What the kernel still holds between the two of us is a few megabytes at most.
  expect(arrived).toBeGreaterThan(bytes.length / 3);
});

test("where the mark says no, the dot stays here and the next message has a connection of its own", async () => {
  const { peer, mailer } = await peerAndMailer();
  expect(await mailer.submit(message(), () => Promise.resolve(false))).toBe("withheld");
  expect(await mailer.submit(message({ recipient: "next@example.org" }), yes)).toMatchObject({
    at: "end",
  });
  expect([...peer.copies]).toEqual([["next@example.org", 1]]);
  expect(peer.connections()).toBe(2);
});

test("where the mark throws, the dot stays here and the fault comes out", async () => {
  const { peer, mailer } = await peerAndMailer();
  const full = new Error("the disk is full");
  await expect(mailer.submit(message(), () => Promise.reject(full))).rejects.toBe(full);
  await pause(50);
  expect(peer.copies.size).toBe(0);
  expect(peer.sockets.size).toBe(0);
});

test.each<[string, PeerStage, PeerAnswer, Partial<Answer>]>([
  ["cut at the greeting", "greeting", CUT, { at: "connect" }],
  ["refused at the greeting", "greeting", "554 5.7.1 no", { at: "connect", reply: "554 5.7.1 no" }],
  ["too busy at the greeting", "greeting", "421 later", { at: "connect", reply: "421 later" }],
  ["nonsense at the greeting", "greeting", "hello", { at: "connect" }],
  ["cut at EHLO", "ehlo", CUT, { at: "connect" }],
  ["cut at MAIL", "mail", CUT, { at: "sender" }],
  ["refused at MAIL", "mail", "550 5.1.8 no", { at: "sender", reply: "550 5.1.8 no" }],
  ["throttled at MAIL", "mail", "421 4.7.0 slow", { at: "sender", reply: "421 4.7.0 slow" }],
  ["cut at RCPT", "rcpt", CUT, { at: "sender" }],
  ["refused at RCPT", "rcpt", "550 5.1.1 no", { at: "recipient", reply: "550 5.1.1 no" }],
  ["deferred at RCPT", "rcpt", "452 4.2.2 full", { at: "recipient", reply: "452 4.2.2 full" }],
  ["nonsense at RCPT", "rcpt", "999 what", { at: "recipient", reply: "999 what" }],
  ["cut at DATA", "data", CUT, { at: "sender" }],
  ["refused at DATA", "data", "451 4.3.0 no", { at: "data", reply: "451 4.3.0 no" }],
  ["cut in the body", "body", CUT, { at: "data" }],
  ["refused in the body", "body", "552 5.3.4 big", { at: "data", reply: "552 5.3.4 big" }],
  ["cut after the dot", "dot", CUT, { at: "end" }],
  ["half a yes after the dot", "dot", { cut: "250 2.0" }, { at: "end" }],
  ["half a no after the dot", "dot", { cut: "55" }, { at: "end" }],
  ["nonsense after the dot", "dot", "what?", { at: "end" }],
  ["refused after the dot", "dot", "550 5.1.1 no", { at: "end", reply: "550 5.1.1 no" }],
  ["throttled after the dot", "dot", "421 4.3.2 bye", { at: "end", reply: "421 4.3.2 bye" }],
  [
    "several lines",
    "dot",
    "550-5.1.1 no\r\n550 5.1.1 one",
    { at: "end", reply: "550-5.1.1 no\n550 5.1.1 one" },
  ],
])("%s", async (_what, stage, given, expected) => {
  const { peer, mailer } = await peerAndMailer(on(stage, given));
  let marks = 0;
  const mark = async () => {
    marks += 1;
    // Time for whatever was said in the body to arrive first.
    await pause(30);
    return true;
  };
  const answer = await mailer.submit(message(), mark);
  expect(answer).toMatchObject(expected);
  expect(typeof answer === "object" && "reply" in answer).toBe("reply" in expected);
  // No dot without its mark, and no word of `end` without the dot.
  expect(peer.copies.size).toBe(expected.at === "end" ? 1 : 0);
  if (expected.at === "end") expect(marks).toBe(1);
});

test("a yes before the dot is none, and the dot stays here", async () => {
  const { peer, mailer } = await peerAndMailer(on("data", "354 go on\r\n250 taken already"));
  const answer = await mailer.submit(message(), async () => {
    await pause(30);
    return true;
  });
  expect(answer).toMatchObject({ at: "data", cause: expect.stringContaining("before it had") });
  await pause(30);
  expect(peer.copies.size).toBe(0);
});

test("DATA that is answered with anything but 354 is given no dot", async () => {
  const { peer, mailer } = await peerAndMailer(on("data", "250 ok"));
  const answer = await mailer.submit(message(), yes);
  expect(answer).toMatchObject({ at: "data", cause: expect.stringContaining("250 ok") });
  await pause(30);
  expect(peer.copies.size).toBe(0);
});

test("one connection carries many messages, one refused in between included", async () => {
  const { peer, mailer } = await peerAndMailer(({ at, line }) =>
    at === "rcpt" && line.includes("bad") ? "550 5.1.1 no" : undefined,
  );
  for (const name of ["a", "bad", "c"]) {
    await mailer.submit(message({ recipient: `${name}@example.org` }), yes);
  }
  expect([...peer.copies.keys()]).toEqual(["a@example.org", "c@example.org"]);
  expect(peer.connections()).toBe(1);
  expect(peer.commands.filter((line) => line === "RSET")).toHaveLength(1);
});

test("with PIPELINING a refused recipient is given nothing", async () => {
  const { peer, mailer } = await peerAndMailer(({ at, line, recipient }) => {
    if (at === "ehlo") return "250-peer.example\r\n250 PIPELINING";
    if (at === "rcpt" && line.includes("bad")) return "550 5.1.1 no";
    return at === "data" && recipient.includes("bad") ? "503 5.5.1 no recipient" : undefined;
  });
  expect(await mailer.submit(message({ recipient: "bad@example.org" }), yes)).toMatchObject({
    at: "recipient",
    reply: "550 5.1.1 no",
  });
  expect(await mailer.submit(message(), yes)).toMatchObject({ at: "end" });
  expect(peer.connections()).toBe(1);
});

test("with PIPELINING the goodbye of a server that hangs up is heard", async () => {
  const { peer, mailer } = await peerAndMailer(({ at }) => {
    if (at === "ehlo") return "250-peer.example\r\n250 PIPELINING";
    return at === "rcpt" ? { cut: "421 4.7.0 too many\r\n" } : undefined;
  });
  const answer = await mailer.submit(message(), yes);
  expect(answer).toEqual({ at: "sender", reply: "421 4.7.0 too many", proven: true });
  expect(peer.messages).toEqual([]);
});

test("as many connections as messages at once, and no more", async () => {
  const { peer, mailer } = await peerAndMailer();
  for (let round = 0; round < 3; round += 1) {
    await Promise.all([1, 2, 3, 4].map(() => mailer.submit(message(), yes)));
  }
  expect(peer.connections()).toBe(4);
  expect(peer.copies.get("reader@example.org")).toBe(12);
});

test("a connection carries as many as it may, says QUIT, and another one goes on", async () => {
  const peer = await bareSmtp();
  const { mailer } = openMailer(peer.url, { perConnection: 2 });
  for (let sent = 0; sent < 5; sent += 1) await mailer?.submit(message(), yes);
  await mailer?.close();
  expect(peer.connections()).toBe(3);
  expect(peer.copies.get("reader@example.org")).toBe(5);
  expect(peer.commands.filter((line) => line === "QUIT")).toHaveLength(3);
  await peer.close();
});

test.each<[string, PeerAnswer]>([
  ["hangs up", CUT],
  ["says 421", "421 4.4.2 idle for too long"],
])(
  "a server that %s on a used connection before it saw the message gets another one",
  async (_how, given) => {
    const tired = ({ at, connection, messages }: PeerEvent) =>
      at === "mail" && connection === 1 && messages > 0 ? given : undefined;
    const { peer, mailer } = await peerAndMailer(tired);
    await mailer.submit(message(), yes);
    expect(await mailer.submit(message(), yes)).toMatchObject({ at: "end" });
    expect(peer.connections()).toBe(2);
    expect(peer.copies.get("reader@example.org")).toBe(2);
  },
);

test.each<["body" | "dot", string]>([
  ["body", "data"],
  ["dot", "end"],
])(
  "what was cut at the %s on a used connection is not tried again by itself",
  async (stage, at) => {
    const tired = ({ at: now, messages }: PeerEvent) =>
      now === stage && messages > (stage === "dot" ? 1 : 0) ? CUT : undefined;
    const { peer, mailer } = await peerAndMailer(tired);
    await mailer.submit(message(), yes);
    const answer = await mailer.submit(message(), async () => {
      await pause(30);
      return true;
    });
    expect(answer).toMatchObject({ at });
    expect(peer.connections()).toBe(1);
  },
);

test("closing cuts what is under way and says where it was", async () => {
  const { mailer } = await peerAndMailer(on("dot", SILENCE));
  const submitted = mailer.submit(message(), yes);
  await pause(80);
  await mailer.close();
  expect(await submitted).toMatchObject({ at: "end", cause: "the connection was closed" });
  expect(await mailer.submit(message(), yes)).toMatchObject({ at: "connect" });
});

test("closing says QUIT where nothing is under way", async () => {
  const { peer, mailer } = await peerAndMailer();
  await mailer.submit(message(), yes);
  await mailer.close();
  expect(peer.commands.at(-1)).toBe("QUIT");
});

test("a server that is not there is no fault", async () => {
  const peer = await bareSmtp();
  await peer.close();
  const { mailer } = openMailer(peer.url);
  expect(await mailer?.submit(message(), yes)).toEqual({
    at: "connect",
    cause: expect.stringContaining("ECONNREFUSED"),
    proven: false,
  });
});

test("an address that needs SMTPUTF8 waits for a server that offers it", async () => {
  const { peer, mailer } = await peerAndMailer();
  const answer = await mailer.submit(message({ recipient: "zoë@example.org" }), yes);
  expect(answer).toMatchObject({ at: "recipient", reply: expect.stringMatching(/^553 5\.6\.7 /) });
  expect(peer.copies.size).toBe(0);
});

test("one that offers it gets it, and a domain is always ASCII", async () => {
  const { peer, mailer } = await peerAndMailer(on("ehlo", "250-peer.example\r\n250 SMTPUTF8"));
  await mailer.submit(message({ recipient: "zoë@bücher.example" }), yes);
  await mailer.submit(message({ recipient: "zoe@bücher.example" }), yes);
  const lines = peer.commands.map((line) => Buffer.from(line, "latin1").toString());
  expect(lines.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
    "MAIL FROM:<digest@blog.example> SMTPUTF8",
    "RCPT TO:<zoë@xn--bcher-kva.example>",
    "MAIL FROM:<digest@blog.example>",
    "RCPT TO:<zoe@xn--bcher-kva.example>",
  ]);
});

test("what is no single address never reaches the server", async () => {
  const { peer, mailer } = await peerAndMailer();
  const evil = [
    "a@example.org,eve@example.com",
    "a@example.org> <eve@example.com",
    "a\r\nRCPT TO:<e@x.example>",
  ];
  for (const recipient of evil) {
    expect(await mailer.submit(message({ recipient }), yes)).toMatchObject({
      at: "recipient",
      reply: expect.stringMatching(/^501 5\.1\.3 /),
    });
  }
  expect(peer.commands.filter((line) => line.includes("eve"))).toEqual([]);
});

test("a message that is larger than the server takes is not begun", async () => {
  const { peer, mailer } = await peerAndMailer(on("ehlo", "250-peer.example\r\n250 SIZE 20"));
  expect(await mailer.submit(message(), yes)).toMatchObject({
    at: "sender",
    reply: expect.stringMatching(/^552 5\.3\.4 /),
  });
  expect(peer.commands).toHaveLength(1);
});

test("an URL that is none is a problem that repeats nothing of it", () => {
  const { mailer, problems } = openMailer("smtp://user:hunter2hunter2@mail.example.org?tls=off");
  expect(mailer).toBeUndefined();
  expect(problems).toMatchObject([{ code: "smtp-url-invalid", level: "error" }]);
  expect(JSON.stringify(problems)).not.toContain("hunter2");
});
