/**
 * Builds the command before the tests that spawn it: hundreds of times it starts, and as one file it does
 * so in a third of the time. It is also what people install.
 */
import { execFileSync, type StdioOptions } from "node:child_process";
import { join, resolve } from "node:path";

const REPOSITORY = resolve(import.meta.dirname, "..");

export function setup(): void {
  const rolldown = join(REPOSITORY, "node_modules/rolldown/bin/cli.mjs");
  const stdio: StdioOptions = ["ignore", "ignore", "inherit"];
  execFileSync(process.execPath, [rolldown, "-c"], { cwd: REPOSITORY, stdio });
}
