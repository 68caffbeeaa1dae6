import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { HEAD_BYTES, POST_BYTES } from "../model/markup.ts";
import type { ProjectFiles, SourceFile, UnreadFile } from "../model/ports.ts";
import { isClosed, isNoFile } from "./error-code.ts";
import { listFolder } from "./list-folder.ts";

/** The files of the project that stands in `root`, an absolute path. */
export function projectFiles(root: string): ProjectFiles {
  const unread = new Map<string, readonly UnreadFile[]>();
  const list = (folder: string): readonly SourceFile[] => {
    const listed = listFolder(root, folder);
    unread.set(folder, listed.unread);
    return listed.files;
  };
  return {
    list,
    unread(folder) {
      if (!unread.has(folder)) list(folder);
      return unread.get(folder) ?? [];
    },
    read: (path, limit) => readFile(`${root}/${path}`, limit),
  };
}

function readFile(path: string, limit: number | undefined): Uint8Array | undefined {
  try {
    return limit === undefined ? readFileSync(path, { flag: AT_ONCE }) : readStart(path, limit);
  } catch (error) {
    if (isNoFile(error) || isClosed(error)) return undefined;
    throw error;
  }
}

// Whoever opens a pipe would otherwise wait for somebody to write into it.
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function readStart(path: string, limit: number): Uint8Array | undefined {
  // Heads and posts are those of files that were listed. Of pictures many are looked for in vain, and an error
  // takes ten times as long to make.
  if (limit !== HEAD_BYTES && limit !== POST_BYTES && !existsSync(path)) return undefined;
  const most = Math.min(limit, SMALL);
  if (slab.length < most) slab = Buffer.allocUnsafeSlow(SLAB);
  const length = readInto(slab.subarray(0, most), path);
  // Nearly every file ends here.
  if (length === most && most < limit) return readLarge(path, limit);
  const bytes = slab.subarray(0, length);
  slab = slab.subarray(length);
  return bytes;
}

function readLarge(path: string, limit: number): Uint8Array {
  const room = Buffer.allocUnsafeSlow(Math.min(limit, statSync(path).size));
  return room.subarray(0, readInto(room, path));
}

/** Reads as much of a file's beginning as there is room for; returns how many bytes that were. */
export function readInto(room: Uint8Array, path: string): number {
  const file = openSync(path, AT_ONCE);
  try {
    // A regular file comes back short only at its end; a second read would find nothing.
    return readSync(file, room, 0, room.length, null);
  } finally {
    closeSync(file);
  }
}

// One buffer holds hundreds of heads: allocating each for itself takes as long as reading it.
const SMALL = 64 * 1024;
const SLAB = 1024 * 1024;
let slab = Buffer.allocUnsafeSlow(0);

/** The folder of the package that this file is in, be it run as written or as built. */
export function packageRoot(folder: string): string {
  const isRoot = statSync(join(folder, "package.json"), { throwIfNoEntry: false })?.isFile();
  return isRoot || dirname(folder) === folder ? folder : packageRoot(dirname(folder));
}
