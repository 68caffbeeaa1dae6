import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import type { WireMessage } from "../../src/model/ports.ts";
import {
  bareSmtp,
  CUT,
  type PeerAnswer,
  type PeerEvent,
  type PeerStage,
} from "../peers/bare-smtp.ts";
import { realSmtp } from "../peers/real-smtp.ts";

const MESSAGE: WireMessage = {
  sender: "digest@blog.example",
  recipient: "reader@example.org",
  pieces: [Buffer.from("Subject: x\r\n\r\nx\r\n")],
};

const yes = () => Promise.resolve(true);

const on =
  (stage: PeerStage, answer: PeerAnswer) =>
  ({ at }: PeerEvent): PeerAnswer =>
    at === stage ? answer : undefined;

/** Two servers that answer like this, and a Mailer that prefers the first. */
async function twoServers(
  first: (event: PeerEvent) => PeerAnswer | Promise<PeerAnswer>,
  second: (event: PeerEvent) => PeerAnswer = () => undefined,
) {
  const peers = [await bareSmtp(first), await bareSmtp(second)] as const;
  const troubles: string[] = [];
  const { mailer } = openMailer(peers.map(({ url }) => url).join(", "), {
    onTrouble: (_host, words) => troubles.push(words),
  });
  if (!mailer) throw new Error("sound URLs");
  onTestFinished(async () => {
    await mailer.close();
    await Promise.all(peers.map((peer) => peer.close()));
  });
  return { mailer, peers, troubles, copies: () => peers.map(({ messages }) => messages.length) };
}

test("the first takes everything while it is well", async () => {
  const { mailer, copies, troubles } = await twoServers(() => undefined);
  await Promise.all([1, 2, 3].map(() => mailer.submit(MESSAGE, yes)));
  expect(copies()).toEqual([3, 0]);
  expect(troubles).toEqual([]);
});

test.each<[string, PeerStage, PeerAnswer]>([
  ["hangs up at the greeting", "greeting", CUT],
  ["is too busy at the greeting", "greeting", "421 busy"],
  ["wants nothing from us", "greeting", "554 5.7.1 no"],
  ["asks for less at MAIL", "mail", "421 4.7.0 slow"],
  ["asks for less at RCPT", "rcpt", "450 4.7.1 slow"],
  ["hangs up at RCPT", "rcpt", CUT],
  ["asks for less at DATA", "data", "421 4.3.2 bye"],
])("where the first %s, the second takes the message, once", async (_what, stage, given) => {
  const { mailer, copies, troubles } = await twoServers(on(stage, given));
  let marks = 0;
  const answer = await mailer.submit(MESSAGE, () => {
    marks += 1;
    return yes();
  });
  expect(answer).toMatchObject({ at: "end", reply: "250 2.0.0 taken (127.0.0.1)" });
  expect(copies()).toEqual([0, 1]);
  expect(marks).toBe(1);
  expect(troubles).toHaveLength(1);
});

test("where the first is not there, the second takes the message", async () => {
  const { mailer, peers, copies } = await twoServers(() => undefined);
  await peers[0].close();
  expect(await mailer.submit(MESSAGE, yes)).toMatchObject({ at: "end", proven: true });
  expect(copies()).toEqual([0, 1]);
});

test("where the first refuses the login, the second takes the message, and is not asked again", async () => {
  const refusing = await realSmtp({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const peer = await bareSmtp();
  const { mailer } = openMailer(`smtp://ana:hunter2hunter2@127.0.0.1:${refusing.port} ${peer.url}`);
  for (let sent = 0; sent < 3; sent += 1) {
    // The first is no help any more.
    expect(await mailer?.submit(MESSAGE, yes)).toEqual({
      at: "end",
      reply: "250 2.0.0 taken (127.0.0.1)",
      proven: true,
    });
  }
  expect(refusing.connections()).toBe(1);
  expect(peer.messages).toHaveLength(3);
  await mailer?.close();
  await peer.close();
});

test.each<[string, PeerStage, PeerAnswer, string]>([
  ["after the dot", "dot", CUT, "end"],
  ["after the dot, by asking for less", "dot", "421 4.7.0 slow", "end"],
])(
  "what the first may have taken is not given to the second: %s",
  async (_how, stage, given, at) => {
    const { mailer, copies } = await twoServers(on(stage, given));
    expect(await mailer.submit(MESSAGE, yes)).toMatchObject({ at, standby: true });
    expect(copies()).toEqual([1, 0]);
    // But the next message is.
    expect(await mailer.submit(MESSAGE, yes)).toMatchObject({ at: "end", reply: /250/ });
    expect(copies()).toEqual([1, 1]);
  },
);

test("what was marked is not given to the second either", async () => {
  const { mailer, peers, copies } = await twoServers(() => undefined);
  const answer = await mailer.submit(MESSAGE, async () => {
    for (const socket of peers[0].sockets) socket.destroy();
    await pause(30);
    return true;
  });
  expect(answer).toMatchObject({ at: "data" });
  expect(copies()).toEqual([0, 0]);
});

test.each<[string, PeerAnswer]>([
  ["a bad address", "550 5.1.1 no such user"],
  ["a full mailbox", "452 4.2.2 full"],
  ["policy", "554 5.7.1 relaying denied"],
])(
  "an answer about the message is an answer, and the second is not asked: %s",
  async (_what, given) => {
    const { mailer, copies, peers } = await twoServers(on("rcpt", given));
    expect(await mailer.submit(MESSAGE, yes)).toMatchObject({ at: "recipient", reply: /^[45]5/ });
    expect(copies()).toEqual([0, 0]);
    expect(peers[1].connections()).toBe(0);
  },
);

test("the first is asked again when it has rested, and a burst of trouble counts once", async () => {
  let well = false;
  const { mailer, copies, troubles } = await twoServers(({ at }) =>
    at === "mail" && !well ? "421 busy" : undefined,
  );
  await Promise.all([1, 2, 3, 4].map(() => mailer.submit(MESSAGE, yes)));
  expect(copies()).toEqual([0, 4]);
  expect(troubles).toEqual(["421 busy"]);
  well = true;
  await mailer.submit(MESSAGE, yes);
  expect(copies()).toEqual([0, 5]);
  await pause(1050);
  await mailer.submit(MESSAGE, yes);
  expect(copies()).toEqual([1, 5]);
});

test("whether it is well again one message tries, and the others go elsewhere", async () => {
  let greetings = 0;
  const { mailer, peers, copies } = await twoServers(async ({ at }) => {
    if (at !== "greeting") return undefined;
    greetings += 1;
    if (greetings > 1) await pause(150);
    return "421 busy";
  });
  await mailer.submit(MESSAGE, yes);
  await pause(1050);
  await Promise.all([1, 2, 3, 4].map(() => mailer.submit(MESSAGE, yes)));
  expect(peers[0].connections()).toBe(2);
  expect(copies()).toEqual([0, 5]);
});

test("a login that was refused is not tried again where the others ask for less", async () => {
  const refusing = await realSmtp({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const busy = await bareSmtp(on("greeting", "421 busy"));
  const { mailer } = openMailer(`smtp://ana:hunter2hunter2@127.0.0.1:${refusing.port} ${busy.url}`);
  for (let tries = 0; tries < 3; tries += 1) await mailer?.submit(MESSAGE, yes);
  expect(refusing.connections()).toBe(1);
  expect(busy.connections()).toBe(3);
  await mailer?.close();
  await busy.close();
});

test("where both are in trouble, the answer is one that may pass, and nobody stands by", async () => {
  const { mailer, copies } = await twoServers(
    on("greeting", "554 5.7.1 no"),
    on("greeting", "421 busy"),
  );
  const answer = await mailer.submit(MESSAGE, yes);
  expect(answer).toEqual({ at: "connect", reply: "421 busy (127.0.0.1)", proven: false });
  expect(copies()).toEqual([0, 0]);
  // Resting, they are asked all the same.
  expect(await mailer.submit(MESSAGE, yes)).toMatchObject({ at: "connect" });
});

test("no trouble tells a secret", async () => {
  const troubles: string[] = [];
  const parrot = await bareSmtp(({ at, line }) => {
    if (at === "ehlo") return "250-peer\r\n250 AUTH PLAIN";
    return at === "auth" ? `535 5.7.8 what is ${line}` : undefined;
  });
  const echo = await bareSmtp(({ at }) =>
    at === "greeting" ? "421 hunter2hunter2 aHVudGVyMmh1bnRlcjI= busy" : undefined,
  );
  const { mailer } = openMailer(
    `${echo.url} ${parrot.url}`.replaceAll("//", "//ana:hunter2hunter2@"),
    {
      onTrouble: (_host, words) => troubles.push(words),
    },
  );
  const answer = await mailer?.submit(MESSAGE, yes);
  expect(troubles[0]).toBe("421 … … busy");
  expect(JSON.stringify([answer, troubles])).not.toMatch(/hunter2|aHVudGVy/);
  await mailer?.close();
  await echo.close();
  await parrot.close();
});
