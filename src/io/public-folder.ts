import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, realpath, stat, open } from "node:fs/promises";
import { join, sep } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Coding, PublicFile, PublicFolder } from "../model/ports.ts";

/** The folder that is published, an absolute path, for a web server to show. */
export function publicFolder(root: string): PublicFolder {
  const encode = encoder();
  return {
    async find(path) {
      const home = await realPath(root);
      const target = home === undefined ? undefined : await realPath(join(home, path));
      if (home === undefined || target === undefined) return undefined;
      if (target !== home && !target.startsWith(home + sep)) return undefined;
      const about = await stat(target, { bigint: true });
      if (about.isDirectory()) return "folder";
      if (!about.isFile()) return undefined;
      const modified = Number(about.mtimeMs);
      return about.size > LARGEST_IN_MEMORY
        ? large(target, Number(about.size), modified, about.mtimeNs)
        : small(await readFile(target), modified, encode);
    },
  };
}

/** Files up to this size are read at once; larger ones are streamed. */
const LARGEST_IN_MEMORY = 4_000_000;
const BEGINNING = 1024;

function small(
  bytes: Buffer<ArrayBuffer>,
  modified: number,
  encode: ReturnType<typeof encoder>,
): PublicFile {
  // Of the bytes and not of the time: the same file made again keeps its tag.
  const tag = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
  return {
    bytes: bytes.length,
    modified,
    tag,
    beginning: bytes.subarray(0, BEGINNING),
    read: (from, to) => bytes.subarray(from, to),
    encode: (coding) => encode(tag, bytes, coding),
  };
}

async function large(
  path: string,
  bytes: number,
  modified: number,
  nanoseconds: bigint,
): Promise<PublicFile> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BEGINNING) });
    return {
      bytes,
      modified,
      tag: `${bytes.toString(36)}-${nanoseconds.toString(36)}`,
      beginning: buffer.subarray(0, bytesRead),
      read: (from, to) => webStream(path, from, to),
      encode: () => Promise.resolve(undefined),
    };
  } finally {
    await file.close();
  }
}

function webStream(path: string, from: number, to: number): ReadableStream<Uint8Array> {
  // Node's types for web streams and the platform's own differ in name alone.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Readable.toWeb(createReadStream(path, { start: from, end: to - 1 })) as ReadableStream;
}

/** Compresses each file once: the last few megabytes of what was asked for are kept. */
function encoder() {
  const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();
  let size = 0;
  return async (tag: string, bytes: Uint8Array, coding: Coding): Promise<Buffer<ArrayBuffer>> => {
    const key = `${tag}-${coding}`;
    const before = kept.get(key);
    if (before) return before;
    const encoded = compress(bytes, coding);
    kept.set(key, encoded);
    size += (await encoded).length;
    for (const [oldest, value] of kept) {
      if (size <= MOST_KEPT) break;
      kept.delete(oldest);
      size -= (await value).length;
    }
    return encoded;
  };
}

const MOST_KEPT = 16_000_000;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function compress(bytes: Uint8Array, coding: Coding): Promise<Buffer<ArrayBuffer>> {
  // Quality 11, the usual one, takes a second for a large feed; 5 is smaller than gzip and as fast.
  return coding === "br"
    ? brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    : zip(bytes);
}

// Whatever the system has against a path (absent, too long, a file for a folder): nothing is there.
async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}
