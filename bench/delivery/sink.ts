/** A server that takes every message and keeps none. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";

export interface Sink {
  readonly name: string;
  readonly port: number;
  close(): Promise<void>;
}

const PORT = 2590;
const OUR_OWN = fileURLToPath(new URL("own-sink.ts", import.meta.url));

/** Postfix's `smtp-sink`; where that is not installed, one of our own. */
export async function openSink(): Promise<Sink> {
  const isThere = spawnSync("smtp-sink", [], { stdio: "ignore" }).error === undefined;
  // It refuses to stay root.
  const user = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = isThere
    ? spawn("smtp-sink", [...user, `127.0.0.1:${PORT}`, "1000"], { stdio: "inherit" })
    : spawn(process.execPath, [OUR_OWN, String(PORT)], { stdio: "inherit" });
  await untilItListens();
  return {
    name: isThere ? "smtp-sink" : "our own sink",
    port: PORT,
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}

async function untilItListens(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(PORT, "127.0.0.1");
    const there = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing listens on port ${PORT}`);
}
