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
import type { OutputFile, Text } from "../model/output.ts";
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
export function writeWhole(root: string, path: string, text: Text, durable = false): Written {
  const target = join(root, path);
  const pieces = typeof text === "string" ? [text] : text;
  const standing = bytesThatAre(target, pieces);
  if (standing !== undefined) return { path, bytes: standing, changed: false };
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  const home = realpathSync(root);
  if (!(realpathSync(folder) + sep).startsWith(home + sep)) {
    throw new Error(`${path} leads out of the project through a link`);
  }
  const temporary = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  let bytes = 0;
  try {
    bytes = writePieces(temporary, pieces, durable);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  if (durable) syncFolder(folder);
  return { path, bytes, changed: true };
}

/** Writes several files below a folder of the project, each whole or not at all. */
export function writeOutput(
  root: string,
  folder: string,
  files: readonly OutputFile<Text>[],
): Written[] {
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

/** How many bytes the file has if they are these; undefined where it has others or is not there. */
function bytesThatAre(path: string, pieces: readonly string[]): number | undefined {
  try {
    const standing = readFileSync(path);
    let at = 0;
    for (const chunk of chunksOf(pieces)) {
      if (!chunk.equals(standing.subarray(at, at + chunk.length))) return undefined;
      at += chunk.length;
    }
    return at === standing.length ? at : undefined;
  } catch (error) {
    if (isCode(error, "ENOENT") || isCode(error, "ENOTDIR")) return undefined;
    throw error;
  }
}

/** @returns bytes written */
function writePieces(path: string, pieces: readonly string[], durable: boolean): number {
  const file = openSync(path, "wx", 0o644);
  try {
    let bytes = 0;
    for (const chunk of chunksOf(pieces)) {
      for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at);
      bytes += chunk.length;
    }
    if (durable) fsyncSync(file);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/**
 * The pieces as UTF-8, many of them at a time. A chunk is good until the next one is asked for: they are all
 * made in the same memory.
 */
function* chunksOf(pieces: readonly string[]): Generator<Buffer> {
  const room = Buffer.allocUnsafeSlow(CHUNK);
  let end = 0;
  for (const piece of pieces) {
    // No UTF-16 code unit becomes more than three bytes.
    if (end + piece.length * 3 > CHUNK) {
      if (end > 0) yield room.subarray(0, end);
      end = 0;
    }
    if (piece.length * 3 > CHUNK) yield Buffer.from(piece);
    else end += room.write(piece, end);
  }
  if (end > 0) yield room.subarray(0, end);
}

const CHUNK = 1_048_576;

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
