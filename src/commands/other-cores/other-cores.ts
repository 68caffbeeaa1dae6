import { availableParallelism } from "node:os";
import { serialize } from "node:v8";
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from "node:worker_threads";
import type { PostHead } from "../../model/post.ts";
import type { Blog } from "../../pipeline.ts";
import { type RenderContext, type Rendered, renderPost } from "../../posts/render.ts";
import type { Project } from "../project.ts";
import { PLACES, type Rendering, type RenderOrders, type Work } from "./messages.ts";

/** Renders posts on all cores where there are many of them. Who rendered a post does not show in it. */
export interface OtherCores {
  readonly renderer: (head: PostHead, context: RenderContext) => Rendered;
  /**
   * Starts other threads, if so many posts are to be rendered that it is worth it.
   *
   * @param heads of them, in the order in which the renderer will be asked
   */
  readonly begin: (blog: Blog, heads: readonly PostHead[]) => void;
  readonly end: () => void;
}

/** @param cores how many there are, this one included */
export function otherCores(project: Project, cores = availableParallelism()): OtherCores {
  const done = new Map<string, Rendered>();
  let others: Others | undefined;

  function take(): void {
    for (let message = others?.next(); message; message = others?.next()) {
      for (const rendered of message.rendered) done.set(rendered.post.id, rendered);
      // What the build depends on is remembered by whoever reads it here.
      for (const [path, limit] of message.read) project.files.read(path, limit);
    }
  }

  return {
    renderer(head, context) {
      others?.passed(head);
      take();
      const rendered = done.get(head.id) ?? renderPost(head, context);
      done.delete(head.id);
      return rendered;
    },
    begin(blog, heads) {
      const worthIt = Math.min(cores - 1, MOST, Math.floor(heads.length / MANY));
      if (worthIt > 0) others = startOthers(worthIt, project, blog, heads);
    },
    end: () => others?.stop(),
  };
}

/** A thread takes as long to start as a hundred posts to render, and is at first no faster than it was. */
const MANY = 500;

/** To write a post takes a quarter of the time that it takes to render it: with more, the main one would not keep up. */
const MOST = 3;

interface Others {
  readonly next: () => Rendering | undefined;
  readonly passed: (head: PostHead) => void;
  readonly stop: () => void;
}

function startOthers(
  count: number,
  { root, config }: Project,
  blog: Blog,
  heads: readonly PostHead[],
): Others {
  const places = new Int32Array(new SharedArrayBuffer(8));
  places[PLACES.unclaimed] = heads.length;
  const order = new Map(heads.map(({ id }, place) => [id, place]));
  const work: Work = { root, config, urls: blog.urls, heads };
  const shared = inSharedMemory(serialize(work));
  const ports = Array.from({ length: count }, () => startOther(shared, places));
  return {
    next() {
      for (const port of ports) {
        const received = receiveMessageOnPort(port);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- render-worker.ts sends nothing else
        if (received) return received.message as Rendering;
      }
      return undefined;
    },
    passed(head) {
      const place = order.get(head.id) ?? -1;
      if (place > Atomics.load(places, PLACES.main)) Atomics.store(places, PLACES.main, place);
    },
    stop: () => Atomics.store(places, PLACES.main, heads.length),
  };
}

function startOther(work: Uint8Array, places: RenderOrders["places"]): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const orders: RenderOrders = { work, places, port: port2 };
  const worker = new Worker(CODE, { workerData: orders, transferList: [port2] });
  worker.unref();
  port1.unref();
  // Whatever goes wrong there goes wrong here too, where it can be told.
  worker.on("error", () => {});
  return port1;
}

// Copied once and not for each thread.
function inSharedMemory(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

const CODE = import.meta.url.endsWith(".ts")
  ? new URL("./render-worker.ts", import.meta.url)
  : new URL("../render-worker.js", import.meta.url);
