/** What the main thread tells the scout, and what it hears from it. */
import type { MessagePort } from "node:worker_threads";
import type { UnreadFile } from "../../model/ports.ts";

export interface Orders {
  /** Absolute. */
  readonly root: string;
  /** The folder to list, relative to it. */
  readonly folder: string;
  readonly port: MessagePort;
  /** How many messages were sent, and whether there will be no more. */
  readonly signal: Int32Array;
}

export interface Listing {
  readonly is: "listing";
  /** With U+0000 between them, in their order. */
  readonly paths: string;
  /** Size and time of change of each. */
  readonly stamps: Float64Array<ArrayBuffer>;
  readonly unread: readonly UnreadFile[];
}

/** Files in one message of heads, but for the last: half a megabyte or so. */
export const CHUNK = 128;

export interface Heads {
  readonly is: "heads";
  /** The first file of the listing that this is about. */
  readonly from: number;
  /** One head behind the other. */
  readonly room: ArrayBuffer;
  /** Where each ends in it; -1 for a file that was not read. */
  readonly ends: Int32Array<ArrayBuffer>;
}
