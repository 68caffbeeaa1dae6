/**
 * The body of a thread that renders posts beside the main one: from the last that will be asked for towards
 * the first, a few at a time as long as none of the others has them, until they meet the main thread.
 */
import { deserialize } from "node:v8";
import { workerData } from "node:worker_threads";
import { projectFiles } from "../../io/project-files.ts";
import { renderPost } from "../../posts/render.ts";
import { PLACES, type Rendering, type RenderOrders, type Work } from "./messages.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- other-cores.ts starts this and nobody else
const { work, places, port } = workerData as RenderOrders;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what other-cores.ts serialized
const { root, config, urls, heads } = deserialize(work) as Work;

/** Posts in one message. */
const BATCH = 16;

const real = projectFiles(root);

for (let end = claim(); end > Atomics.load(places, PLACES.main); end = claim()) {
  const wanted = heads.slice(Math.max(0, end - BATCH), end).toReversed();
  const read: Rendering["read"][number][] = [];
  const rendered = wanted.map((head) => {
    const files = {
      ...real,
      read(path: string, limit?: number) {
        if (path !== head.source) read.push([path, limit]);
        return real.read(path, limit);
      },
    };
    return renderPost(head, { config, urls, files });
  });
  const message: Rendering = { rendered, read };
  port.postMessage(message);
}
port.close();

/** Takes the last posts that nobody has taken; returns the place behind them. */
function claim(): number {
  return Atomics.sub(places, PLACES.unclaimed, BATCH);
}
