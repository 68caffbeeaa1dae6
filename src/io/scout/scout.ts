/**
 * The body of the thread that runs ahead: lists a posts folder and reads the beginning of each file that
 * may be a post, while the main thread still loads its modules. `scouted-files.ts` takes it over from there.
 */
import { parentPort, workerData } from "node:worker_threads";
import { HEAD_BYTES, markupOf } from "../../model/markup.ts";
import { listFolder } from "../list-folder.ts";
import { readInto } from "../project-files.ts";
import { CHUNK, type Heads, type Listing, type Orders } from "./messages.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only start-scout.ts starts this
const { root, folder, port, signal } = workerData as Orders;

function send(message: Listing | Heads, owned: ArrayBuffer[]): void {
  port.postMessage(message, owned);
  // The main thread may be asleep, waiting for just this.
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

function scout(): void {
  const { files, unread } = listFolder(root, folder);
  const stamps = new Float64Array(files.length * 2);
  for (const [index, { bytes, modified }] of files.entries()) {
    stamps[index * 2] = bytes;
    stamps[index * 2 + 1] = modified;
  }
  const paths = files.map(({ path }) => path);
  send({ is: "listing", paths: paths.join("\0"), stamps, unread }, [stamps.buffer]);
  for (let from = 0; from < paths.length; from += CHUNK) sendHeads(paths, from);
}

function sendHeads(paths: readonly string[], from: number): void {
  const wanted = paths.slice(from, from + CHUNK);
  const room = Buffer.allocUnsafeSlow(wanted.length * HEAD_BYTES);
  const ends = new Int32Array(wanted.length);
  let end = 0;
  for (const [index, path] of wanted.entries()) {
    const length = headInto(room.subarray(end, end + HEAD_BYTES), path);
    end += Math.max(0, length);
    ends[index] = length < 0 ? -1 : end;
  }
  send({ is: "heads", from, room: room.buffer, ends }, [room.buffer, ends.buffer]);
}

/** How much was read; -1 for what the main thread may look at for itself. */
function headInto(room: Uint8Array, path: string): number {
  if (markupOf(path) === undefined) return -1;
  try {
    return readInto(room, `${root}/${path}`);
  } catch {
    return -1;
  }
}

try {
  scout();
} finally {
  // Whatever went wrong goes wrong again where somebody can be told: the main thread does without.
  port.close();
  parentPort?.close();
  Atomics.store(signal, 1, 1);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}
