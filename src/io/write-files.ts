import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { OutputFile } from "../model/output.ts";
import { isCode } from "./error-code.ts";

/** What happened to one file, for the report. */
export interface Written {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly changed: boolean;
}

/**
 * Writes a file whole or not at all: into a temporary file beside it, then renamed. Equal bytes are
 * left alone, so that caches keep their validators. A link that stands there is replaced, never
 * written through, and folders that lead out of the project are refused.
 *
 * @param root the project's folder, absolute
 * @param durable true: on disk, directory included, when this returns
 * @throws when the disk refuses, or the path leaves the project
 */
export function writeWhole(root: string, path: string, text: string, durable = false): Written {
  const target = join(root, path);
  const bytes = Buffer.from(text, "utf8");
  if (sameBytes(target, bytes)) return { path, bytes: bytes.length, changed: false };
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  const home = realpathSync(root);
  if (!(realpathSync(folder) + sep).startsWith(home + sep)) {
    throw new Error(`${path} leads out of the project through a link`);
  }
  const temporary = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    writeBytes(temporary, bytes, durable);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  if (durable) syncFolder(folder);
  return { path, bytes: bytes.length, changed: true };
}

/** Writes several files below a folder of the project, each whole or not at all. */
export function writeOutput(root: string, folder: string, files: readonly OutputFile[]): Written[] {
  return files.map((file) => writeWhole(root, `${folder}/${file.path}`, file.text));
}

/** Deletes a file of the project, and the folders that are empty without it. */
export function removeFile(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      // It is not empty, or not there: then nothing above it is empty either.
      return;
    }
  }
}

function sameBytes(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch (error) {
    if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR")) return false;
    throw error;
  }
}

function writeBytes(path: string, bytes: Uint8Array, durable: boolean): void {
  const file = openSync(path, "wx", 0o644);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    if (durable) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
