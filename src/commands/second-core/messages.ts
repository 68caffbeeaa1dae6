/** What the main thread tells those that render beside it, and what it gets from there. */
import type { MessagePort } from "node:worker_threads";
import type { Templates } from "../../digest/render.ts";
import type { Config } from "../../model/config.ts";
import type { Edition } from "../../model/edition.ts";
import type { Post, PostHead } from "../../model/post.ts";
import type { Rendered } from "../../posts/render.ts";

export interface RenderOrders {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly config: Config;
  readonly urls: ReadonlyMap<string, string>;
  /** In the order in which the main thread asks for them. */
  readonly heads: readonly PostHead[];
  readonly port: MessagePort;
  /** How far the main thread has come in them. */
  readonly position: Int32Array;
}

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
