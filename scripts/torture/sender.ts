/** `postrider` as a process of its own, to be killed, starved and lied to. */
import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  readonly env?: Readonly<Record<string, string>>;
  /** A shell's words in front of the command, such as a limit. */
  readonly under?: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

const CLI = process.env["TORTURE_CLI"] ?? resolve(import.meta.dirname, "../../src/cli.ts");
const HURRY = resolve(import.meta.dirname, "hurry.ts");

/** Starts `postrider ARGS` in a folder. Of the environment it gets what Node needs and `env`. */
export function startCli(folder: string, args: readonly string[], call: Call = {}): Running {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  const command = [process.execPath, "--import", HURRY, CLI, ...args];
  const [program = "", ...given] =
    call.under === undefined
      ? command
      : ["/bin/bash", "-c", `${call.under}; exec "$@"`, "bash", ...command];
  const child = spawn(program, given, {
    cwd: folder,
    env: {
      PATH,
      HOME,
      NODE_COMPILE_CACHE,
      NO_COLOR: "1",
      POSTRIDER_SECRET: "not a secret but 32 characters and more",
      ...call.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
  }
  const ended = new Promise<Ended>((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done({ code, ...output }));
  });
  return { child, ended };
}

export function runCli(folder: string, args: readonly string[], call?: Call): Promise<Ended> {
  return startCli(folder, args, call).ended;
}
