/** What a sender of messages tells of itself, as one line of JSON. */
import { readFileSync } from "node:fs";

export interface Sent {
  readonly messages: number;
  readonly seconds: number;
  /** Of its process, all threads; absent where it does not tell. */
  readonly cpuSeconds?: number;
  /** The most memory that the process ever held, in bytes; absent where it does not tell, or there is no /proc. */
  readonly memory?: number;
}

/** Runs it and prints how long it took. @throws Error if it sent another number of messages */
export async function report(expected: number, send: () => Promise<number>): Promise<void> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const messages = await send();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (messages !== expected) throw new Error(`${messages} of ${expected} messages were sent`);
  const memory = peakMemory();
  const sent: Sent = { messages, seconds, cpuSeconds: (user + system) / 1e6, ...memory };
  process.stdout.write(`${JSON.stringify(sent)}\n`);
}

function peakMemory(): Pick<Sent, "memory"> {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    return { memory: Number(kibibytes) * 1024 };
  } catch {
    return {};
  }
}
