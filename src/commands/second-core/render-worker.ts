/**
 * The body of the thread that renders posts beside the main one: from the last that feeds will ask for
 * towards the first, until the two meet.
 */
import { workerData } from "node:worker_threads";
import { projectFiles } from "../../io/project-files.ts";
import { renderPost } from "../../posts/render.ts";
import type { Rendering, RenderOrders } from "./messages.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- second-core.ts starts this and nobody else
const { root, heads, config, urls, port, position } = workerData as RenderOrders;

/** Posts in one message. */
const BATCH = 16;

const real = projectFiles(root);

for (let end = heads.length; end > Atomics.load(position, 0); end -= BATCH) {
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
