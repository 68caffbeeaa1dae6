/**
 * A receiver in a process of its own: it outlives every sender and keeps the accounts.
 *
 *     node scripts/torture/receiver.ts JOURNAL SEED
 *
 * Over IPC it tells its ports, takes its mood, and says on request which tricks it has played.
 */
import { createServer } from "node:net";
import { createSecureContext } from "node:tls";
import { randomFrom } from "../../bench/corpus/random.ts";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "../../tests/peers/certificate.ts";
import { converse, type Receiving } from "./conversation.ts";
import { openJournal } from "./journal.ts";
import { FRIENDLY, type Mood, type Played } from "./moods.ts";

export type Encryption = "none" | "starttls" | "start";
export type Ports = Readonly<Record<Encryption, number>>;

const [path = "", seed = ""] = process.argv.slice(2);
const journal = openJournal(path);
const context = createSecureContext({ key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE });
const played: Played = {};
let mood: Mood = FRIENDLY;

const receiving: Receiving = {
  random: randomFrom(Number(seed)),
  mood: () => mood,
  take: (copy) => journal.write(copy),
  played,
};

process.on("message", (message: Mood | "played") => {
  if (message === "played") process.send?.(played);
  else {
    mood = message;
    process.send?.("changed");
  }
});
process.on("disconnect", () => process.exit());

const ports: Ports = {
  none: await listen(receiving),
  starttls: await listen({ ...receiving, tls: { context, from: "starttls" } }),
  start: await listen({ ...receiving, tls: { context, from: "start" } }),
};
process.send?.(ports);

function listen(how: Receiving): Promise<number> {
  const server = createServer((socket) => converse(socket, how));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
    });
  });
}
