/** The real command, spawned in a folder of its own, as a person would call it. */
import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** As it is installed; `tests/build-command.ts` has built it. */
export const CLI = resolve(import.meta.dirname, "../../dist/cli.js");
/** The same before it is built: every file of ours is a module of its own there. */
export const SOURCES = resolve(import.meta.dirname, "../../src/cli.ts");
export const REPOSITORY = resolve(import.meta.dirname, "../..");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "postrider-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The sample blog, copied to where a test may do as it likes. */
export function sampleBlog(): string {
  const folder = temporaryFolder();
  for (const part of ["posts", "templates", "postrider.yaml"]) {
    cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  }
  return folder;
}

/** Runs `postrider ARGS` in a folder. Of the environment nothing but `env` and what Node needs. */
export function postrider(...given: Parameters<typeof startPostrider>): Promise<Ran> {
  return startPostrider(...given).ran;
}

/** The same, for who wants to send it a signal. */
export function startPostrider(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cli = CLI,
): { readonly child: ChildProcess; readonly ran: Promise<Ran> } {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { PATH, HOME, NODE_COMPILE_CACHE, NO_COLOR: "1", TZ: "Pacific/Chatham", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
  }
  const ran = new Promise<Ran>((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done({ code, ...output }));
  });
  return { child, ran };
}

/** Every file below a folder, by path, as text. */
export function readTree(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}
