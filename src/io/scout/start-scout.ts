import { readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import type { Orders } from "./messages.ts";
import { type Scout, scouted } from "./scouted-files.ts";

/**
 * Sends a thread ahead to read the posts of a large blog, while this one still finds out what it is to
 * do with them. Nothing depends on it: what it did not read, or guessed wrong, is read as ever.
 *
 * @param code the address of `scout.ts`, as written or as built
 * @param root the project's folder, absolute
 * @param settings the names of the configuration and of what the last build left, relative to it
 */
export function startScout(
  code: URL,
  root: string,
  settings: { readonly config: string; readonly lastBuild: string },
): void {
  // On one core it would only be in the way.
  if (availableParallelism() < 2) return;
  // Where a build is remembered, most likely next to nothing has changed: the folder is listed before a
  // thread has started.
  if (statSync(join(root, settings.lastBuild), { throwIfNoEntry: false })) return;
  const folder = likelyFolder(root, settings.config);
  if (folder === undefined || !isLarge(join(root, folder))) return;
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(8));
  const orders: Orders = { root, folder, port: port2, signal };
  const worker = new Worker(code, { workerData: orders, transferList: [port2] });
  worker.unref();
  port1.unref();
  // It tells by its silence; an event that nobody hears would end the process.
  worker.on("error", () => {});
  const scout: Scout = { root, folder, port: port1, signal };
  scouted(scout);
}

/** The posts folder that the configuration names, as far as a glance tells; undefined where there is none. */
function likelyFolder(root: string, config: string): string | undefined {
  try {
    const text = readFileSync(join(root, config), "utf8");
    const named = /^[ \t]+folders?:[ \t]*(?:\[[ \t]*|\n[ \t]+-[ \t]+)?["']?([^\s"'#,[\]]+)/m.exec(
      text,
    );
    return named?.[1] ?? "posts";
  } catch {
    return undefined;
  }
}

/**
 * Whether a folder, or one in it, has so many entries that it grew in size. Elsewhere starting a thread
 * would cost more than it saves.
 */
function isLarge(folder: string): boolean {
  const size = sizeOf(folder);
  if (size === undefined || size >= LARGE) return size !== undefined;
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.some(
    (entry) => entry.isDirectory() && (sizeOf(join(folder, entry.name)) ?? 0) >= LARGE,
  );
}

function sizeOf(folder: string): number | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() ? stat.size : undefined;
}

/** Bytes of a folder that has some five hundred entries with names of usual length. */
const LARGE = 32 * 1024;
