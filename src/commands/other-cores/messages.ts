/** What the main thread tells those that render beside it, and what it gets from there. */
import type { MessagePort } from "node:worker_threads";
import type { Templates } from "../../digest/render.ts";
import type { Config } from "../../model/config.ts";
import type { Edition } from "../../model/edition.ts";
import type { Post, PostHead } from "../../model/post.ts";
import type { Rendered } from "../../posts/render.ts";

/** What is to be rendered, the same for all. */
export interface Work {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly config: Config;
  readonly urls: ReadonlyMap<string, string>;
  /** In the order in which the main thread asks for them. */
  readonly heads: readonly PostHead[];
}

export interface RenderOrders {
  /** A `Work`, serialized by `node:v8`, in memory that all threads share. */
  readonly work: Uint8Array;
  readonly port: MessagePort;
  /** Two places in the heads, by `PLACES`. */
  readonly places: Int32Array<SharedArrayBuffer>;
}

export const PLACES = {
  /** How far the main thread has come. */
  main: 0,
  /** Behind the last one that no other thread has taken. */
  unclaimed: 1,
} as const;

export interface Rendering {
  readonly rendered: readonly Rendered[];
  /** Files that were looked into beside the posts themselves, and how many bytes of them. */
  readonly read: readonly (readonly [path: string, limit: number | undefined])[];
}

export interface DigestOrders {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly edition: Edition;
  readonly posts: readonly Post[];
  readonly config: Config;
  readonly templates: Templates;
}
