/** The receiver as the other campaigns see it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { LOOPBACK_CERTIFICATE } from "../../tests/peers/certificate.ts";
import { type Copy, readJournal } from "./journal.ts";
import type { Mood, Played } from "./moods.ts";
import type { Encryption, Ports } from "./receiver.ts";

export interface Receiver {
  readonly ports: Ports;
  /** What a sender needs in its environment to reach it. */
  env(encryption: Encryption, port?: number): Record<string, string>;
  /** Resolves when it is in that mood. */
  setMood(mood: Mood): Promise<void>;
  played(): Promise<Played>;
  copies(): readonly Copy[];
  close(): Promise<void>;
}

/** Starts a receiver that keeps its journal in that folder. */
export async function startReceiver(folder: string, seed: number): Promise<Receiver> {
  const journal = join(folder, "accepted.txt");
  const authority = join(folder, "authority.pem");
  writeFileSync(authority, LOOPBACK_CERTIFICATE);
  const script = resolve(import.meta.dirname, "receiver.ts");
  const child = fork(script, [journal, String(seed)]);
  const answer = async <Answer>(): Promise<Answer> => (await once(child, "message"))[0];
  const ports = await answer<Ports>();
  return {
    ports,
    env: (encryption, port = ports[encryption]) => ({
      SMTP_URL: urlOf(encryption, port),
      NODE_EXTRA_CA_CERTS: authority,
    }),
    async setMood(mood) {
      child.send(mood);
      await answer();
    },
    async played() {
      child.send("played");
      return answer<Played>();
    },
    copies: () => readJournal(journal),
    async close() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

function urlOf(encryption: Encryption, port: number): string {
  const scheme = encryption === "start" ? "smtps" : "smtp";
  const options = encryption === "starttls" ? "?tls=required" : "";
  return `${scheme}://reader:correct%20horse@127.0.0.1:${port}${options}`;
}
