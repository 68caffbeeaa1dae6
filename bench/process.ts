/** Whole processes, measured from outside. */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A program to be run, and the folder to run it in. */
export interface Call {
  readonly command: readonly string[];
  readonly cwd: string;
}

/**
 * Milliseconds from starting the process to its end.
 *
 * @throws Error if it ends with anything but 0: a failure is not to be timed.
 */
export function timeOf({ command, cwd }: Call): number {
  const [program = "", ...given] = command;
  const started = performance.now();
  const { status, stderr, error } = spawnSync(program, given, {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  const milliseconds = performance.now() - started;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command.join(" ")} ended with ${status}\n${stderr}`);
  return milliseconds;
}

/**
 * The most memory that the process itself held, in bytes; undefined where there is no /proc. The kernel
 * keeps the high-water mark, so looking often matters only at the very end.
 */
export async function peakMemoryOf({ command, cwd }: Call): Promise<number | undefined> {
  const [program = "", ...given] = command;
  const child = spawn(program, given, { cwd, stdio: "ignore" });
  let peak: number | undefined;
  const look = setInterval(() => {
    peak = highWaterMark(child.pid) ?? peak;
  }, 2);
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  child.on("close", () => resolve());
  child.on("error", reject);
  await ended.finally(() => clearInterval(look));
  return peak;
}

function highWaterMark(pid: number | undefined): number | undefined {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}

/** What a program says of itself when asked with these words, or undefined if it is not there. */
export function answerOf(program: string, ...given: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, given, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
