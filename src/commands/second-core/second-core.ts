import { availableParallelism } from "node:os";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { PostHead } from "../../model/post.ts";
import type { Blog } from "../../pipeline.ts";
import { type RenderContext, type Rendered, renderPost } from "../../posts/render.ts";
import type { Project } from "../project.ts";
import type { Rendering, RenderOrders } from "./messages.ts";

/** Renders posts on two cores where there are many of them. Who rendered a post does not show in it. */
export interface SecondCore {
  readonly renderer: (head: PostHead, context: RenderContext) => Rendered;
  /**
   * Starts the other thread, if so many posts are to be rendered that it is worth it.
   *
   * @param heads of them, in the order in which the renderer will be asked
   */
  readonly begin: (blog: Blog, heads: readonly PostHead[]) => void;
  readonly end: () => void;
}

export function secondCore(project: Project): SecondCore {
  const done = new Map<string, Rendered>();
  let other: Other | undefined;

  function take(): void {
    for (let message = other?.next(); message; message = other?.next()) {
      for (const rendered of message.rendered) done.set(rendered.post.id, rendered);
      // What the build depends on is remembered by whoever reads it here.
      for (const [path, limit] of message.read) project.files.read(path, limit);
    }
  }

  return {
    renderer(head, context) {
      other?.passed(head);
      take();
      const rendered = done.get(head.id) ?? renderPost(head, context);
      done.delete(head.id);
      return rendered;
    },
    begin(blog, heads) {
      if (heads.length >= MANY && availableParallelism() > 1)
        other = startOther(project, blog, heads);
    },
    end: () => other?.stop(),
  };
}

/** A thread takes as long to start as a hundred posts to render, and is at first no faster than it was. */
const MANY = 500;

interface Other {
  readonly next: () => Rendering | undefined;
  readonly passed: (head: PostHead) => void;
  readonly stop: () => void;
}

function startOther({ root, config }: Project, blog: Blog, heads: readonly PostHead[]): Other {
  const { port1, port2 } = new MessageChannel();
  const position = new Int32Array(new SharedArrayBuffer(4));
  const places = new Map(heads.map(({ id }, place) => [id, place]));
  const urls = new Map(
    [...blog.heads, ...blog.retracted, ...blog.unasked].map(
      ({ source, url }) => [source, url] as const,
    ),
  );
  const orders: RenderOrders = { root, config, urls, heads, port: port2, position };
  const worker = new Worker(CODE, { workerData: orders, transferList: [port2] });
  worker.unref();
  port1.unref();
  // Whatever goes wrong there goes wrong here too, where it can be told.
  worker.on("error", () => {});
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- render-worker.ts sends nothing else
    next: () => receiveMessageOnPort(port1)?.message as Rendering | undefined,
    passed(head) {
      const place = places.get(head.id) ?? -1;
      if (place > Atomics.load(position, 0)) Atomics.store(position, 0, place);
    },
    stop: () => Atomics.store(position, 0, heads.length),
  };
}

const CODE = import.meta.url.endsWith(".ts")
  ? new URL("./render-worker.ts", import.meta.url)
  : new URL("../render-worker.js", import.meta.url);
