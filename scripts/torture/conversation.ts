/** One SMTP conversation of a receiver with moods. */
import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";
import type { Random } from "../../bench/corpus/random.ts";
import type { Copy } from "./journal.ts";
import {
  garbage,
  half,
  type Mood,
  type Played,
  refusal,
  type Stage,
  tooEarly,
  type Trick,
  trickFor,
  USUAL,
} from "./moods.ts";

export interface Receiving {
  readonly random: Random;
  readonly mood: () => Mood;
  /** Called with every message that came whole and is taken, before that is answered. */
  readonly take: (copy: Copy) => void;
  readonly played: Played;
  /** Where it offers encryption, or speaks nothing else. */
  readonly tls?: { readonly context: SecureContext; readonly from: "start" | "starttls" };
}

export function converse(bare: Socket, receiving: Receiving): void {
  const { random, tls } = receiving;
  let socket = bare;
  let rest = "";
  let recipient = "";
  let inBody = false;
  /** What an answer that came during the body meant: who heard a no must not have the message taken. */
  let said: "yes" | "no" | undefined;
  let ended = false;
  let reading = Promise.resolve();

  bare.setNoDelay(true);
  bare.on("error", () => {});
  if (tls?.from === "start") encrypt(tls.context);
  else listen();
  reading = respond("greeting", USUAL.greeting).then(read);

  function listen(): void {
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      rest += chunk.toString("latin1");
      reading = reading.then(read);
    });
  }

  function encrypt(context: SecureContext): void {
    bare.removeAllListeners("data");
    rest = "";
    socket = new TLSSocket(bare, { isServer: true, secureContext: context });
    listen();
  }

  async function read(): Promise<void> {
    for (let more = !ended; more;) more = inBody ? await readBody() : await readCommand();
  }

  async function readCommand(): Promise<boolean> {
    const end = rest.indexOf("\r\n");
    if (end < 0) return false;
    const line = rest.slice(0, end);
    rest = rest.slice(end + 2);
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") await respond("ehlo", abilities());
    else if (verb === "STAR") await startTls();
    else if (verb === "AUTH") await respond("auth", USUAL.auth);
    else if (verb === "MAIL") await respond("mail", USUAL.mail);
    else if (verb === "RCPT") {
      recipient = /<(.*?)>/.exec(line)?.[1] ?? "";
      await respond("rcpt", USUAL.rcpt);
    } else if (verb === "DATA") {
      inBody = await respond("data", USUAL.data);
      said = undefined;
      if (inBody) await duringBody();
    } else if (verb === "RSET") await respond("rset", USUAL.rset);
    else if (verb === "QUIT") socket.end("221 2.0.0 bye\r\n");
    else socket.write("502 5.5.1 what?\r\n");
    return !ended;
  }

  function abilities(): string {
    const encrypted = socket !== bare;
    const offers = [
      "8BITMIME",
      tls && !encrypted ? "STARTTLS" : "AUTH PLAIN LOGIN",
      "SIZE 1000000",
    ];
    return [
      "250-receiver.example",
      ...offers.map((offer, index) =>
        index < offers.length - 1 ? `250-${offer}` : `250 ${offer}`,
      ),
    ].join("\r\n");
  }

  async function startTls(): Promise<void> {
    if (tls && (await respond("starttls", USUAL.starttls))) encrypt(tls.context);
  }

  // Some answers come while the body is still on its way.
  async function duringBody(): Promise<void> {
    const trick = trickFor("body", receiving.mood(), random, receiving.played);
    if (trick === undefined) return;
    if (trick === "early" || trick === "garbage" || trick === "unencrypted") said = "yes";
    if (trick === "later" || trick === "never") said = "no";
    await play("body", trick, USUAL.dot);
  }

  async function readBody(): Promise<boolean> {
    const whole = `\r\n${rest}`;
    const end = whole.indexOf("\r\n.\r\n");
    if (end < 0) return false;
    const messageId = /^Message-ID:\s*(\S+)/im.exec(whole)?.[1] ?? "";
    rest = whole.slice(end + 5);
    inBody = false;
    await finalDot({ recipient, messageId });
    return !ended;
  }

  async function finalDot(copy: Copy): Promise<void> {
    const { delay } = receiving.mood();
    if (said !== undefined) {
      if (said === "yes") receiving.take(copy);
      return;
    }
    const trick = trickFor("dot", receiving.mood(), random, receiving.played);
    const refused = trick === "later" || trick === "never" || trick === "enough";
    // Who is cut off may have taken the message before, or not.
    const hangsUp = trick === "close" || trick === "reset" || trick === "half" || trick === "stall";
    if (!refused && !(hangsUp && random.percent(50))) receiving.take(copy);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, random.below(delay + 1)));
    if (trick) await play("dot", trick, USUAL.dot);
    else say(USUAL.dot);
  }

  /** Answers as the mood is; true where it was the usual answer. */
  async function respond(stage: Stage, usual: string): Promise<boolean> {
    const trick = trickFor(stage, receiving.mood(), random, receiving.played);
    if (trick === undefined) {
      say(usual);
      return true;
    }
    return play(stage, trick, usual);
  }

  async function play(stage: Stage, trick: Trick, usual: string): Promise<boolean> {
    switch (trick) {
      case "close":
        return finish();
      case "reset":
        ended = true;
        bare.resetAndDestroy();
        return false;
      case "stall":
        ended = true;
        return false;
      case "later":
      case "never":
        say(refusal(trick, random));
        return false;
      case "enough":
        return finish("421 4.3.2 enough for now\r\n");
      case "garbage":
        socket.write(garbage(random));
        return false;
      case "half":
        return finish(half(usual, random));
      case "early":
        say(stage === "body" ? usual : tooEarly(stage, usual));
        return true;
      case "unencrypted":
        bare.write(`${usual}\r\n`);
        return false;
    }
  }

  function finish(text = ""): boolean {
    ended = true;
    socket.end(text);
    return false;
  }

  function say(text: string): void {
    if (!socket.destroyed) socket.write(`${text}\r\n`);
  }
}
