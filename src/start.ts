#!/usr/bin/env node
/**
 * What the installed command runs first. As little as can be, so that all that follows comes compiled out
 * of Node's cache, and so that a Node that is too old gets to say so before it meets anything new.
 */
import { enableCompileCache } from "node:module";
import { resolve } from "node:path";
import { CONFIG_FILE, LAST_BUILD } from "./commands/names.ts";
import { startScout } from "./io/scout/start-scout.ts";

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(`postrider needs Node 24 or newer, and this is ${process.version}\n`);
  process.exit(2);
}
enableCompileCache();

const [command = "", ...given] = process.argv.slice(2);
if (command === "build" || command === "check") {
  const directory = given.findIndex((word) => word === "-C" || word === "--directory");
  const root = resolve(directory < 0 ? "." : (given[directory + 1] ?? "."));
  // Built, it lies beside this file.
  const code = new URL("./scout.js", import.meta.url);
  startScout(code, root, { config: CONFIG_FILE, lastBuild: LAST_BUILD });
}
await import("./cli.ts");
