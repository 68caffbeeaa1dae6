import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { HEAD_BYTES } from "../../model/markup.ts";
import type { ProjectFiles, SourceFile, UnreadFile } from "../../model/ports.ts";
import { projectFiles } from "../project-files.ts";
import { CHUNK, type Heads, type Listing } from "./messages.ts";

/** A thread that was sent ahead. */
export interface Scout {
  readonly root: string;
  readonly folder: string;
  readonly port: MessagePort;
  readonly signal: Int32Array;
}

let sent: ProjectFiles | undefined;
let about: string | undefined;

/** Makes what a thread finds known to whoever asks for these files. */
export function scouted(scout: Scout): void {
  sent = scoutedFiles(scout, projectFiles(scout.root));
  about = scout.root;
}

/** The files of a project, from the thread that was sent ahead if there is one. */
export function filesOf(root: string): ProjectFiles {
  return sent && about === root ? sent : projectFiles(root);
}

function scoutedFiles(scout: Scout, real: ProjectFiles): ProjectFiles {
  const chunks = new Map<number, Heads>();
  let listed: readonly SourceFile[] | undefined;
  let unread: readonly UnreadFile[] | undefined;
  let places: ReadonlyMap<string, number> | undefined;
  /** Files whose heads have come or never will. */
  let heard = 0;
  /** The one that will be asked for next: they are read in their order. */
  let next = 0;

  function hear(): void {
    const message = nextMessage(scout);
    if (!message) {
      heard = Infinity;
    } else if (message.is === "listing") {
      listed = filesIn(message);
      ({ unread } = message);
    } else {
      chunks.set(Math.floor(message.from / CHUNK), message);
      heard = message.from + message.ends.length;
    }
  }

  function placeOf(path: string): number | undefined {
    if (listed?.[next]?.path === path) return next++;
    places ??= new Map(listed?.map((file, place) => [file.path, place]));
    const place = places.get(path);
    if (place !== undefined) next = place + 1;
    return place;
  }

  function headOf(path: string): Uint8Array | undefined {
    const place = placeOf(path);
    if (place === undefined) return undefined;
    while (heard <= place) hear();
    const number = Math.floor(place / CHUNK);
    const chunk = chunks.get(number);
    // Whoever comes back to a head that is gone has it read once more.
    if ((place + 1) % CHUNK === 0) chunks.delete(number);
    return chunk && cut(chunk, place % CHUNK);
  }

  return {
    list(folder) {
      if (folder !== scout.folder) return real.list(folder);
      while (!listed && heard === 0) hear();
      return listed ?? real.list(folder);
    },
    unread: (folder) => (folder === scout.folder ? unread : undefined) ?? real.unread(folder),
    read(path, limit) {
      return (limit === HEAD_BYTES ? headOf(path) : undefined) ?? real.read(path, limit);
    },
  };
}

/** Waits for it; undefined where there will be none, or none in any sensible time. */
function nextMessage({ port, signal }: Scout): Listing | Heads | undefined {
  for (;;) {
    const count = Atomics.load(signal, 0);
    const isOver = Atomics.load(signal, 1) === 1;
    const received = receiveMessageOnPort(port);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- scout.ts sends nothing else
    if (received) return received.message as Listing | Heads;
    if (isOver || Atomics.wait(signal, 0, count, PATIENCE) === "timed-out") return undefined;
  }
}

/** Milliseconds: nothing takes so long but a thread that could not be started. */
const PATIENCE = 2000;

function filesIn({ paths, stamps }: Listing): SourceFile[] {
  if (paths === "") return [];
  return paths.split("\0").map((path, place) => ({
    path,
    bytes: stamps[place * 2] ?? 0,
    modified: stamps[place * 2 + 1] ?? 0,
  }));
}

function cut({ room, ends }: Heads, at: number): Uint8Array | undefined {
  const end = ends[at] ?? -1;
  if (end < 0) return undefined;
  let before = at - 1;
  while (before >= 0 && (ends[before] ?? -1) < 0) before--;
  const start = before < 0 ? 0 : (ends[before] ?? 0);
  return new Uint8Array(room, start, end - start);
}
