/** A server that runs for as long as its test. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request, type IncomingHttpHeaders } from "node:http";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { CLI } from "./postrider.ts";

export interface Serving {
  readonly url: string;
  readonly port: number;
  /** All that was said on stderr so far. */
  readonly said: () => string;
  /** Asks it politely to end; the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** `postrider serve` on a free port. */
export function serving(cwd: string, ...args: readonly string[]): Promise<Serving> {
  return starting("serve", cwd, args);
}

/** A command that serves, on a free port. */
export async function starting(
  command: "serve" | "preview",
  cwd: string,
  args: readonly string[] = [],
): Promise<Serving> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [CLI, command, "--port", "0", "--json", ...args], {
    cwd,
    env: { PATH, HOME, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(() => Promise.reject(new Error(`it did not serve: ${said}`))),
  ])) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    port: Number(new URL(url).port),
    said: () => said,
    stop: async (signal = "SIGINT") => {
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request as it is written, which `fetch` would tidy up: path, method, headers. */
export function ask(
  { port }: Pick<Serving, "port">,
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode: status = 0 } = response;
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}
