import { Worker } from "node:worker_threads";
import type { RenderedDigest } from "../../digest/render.ts";
import type { DigestRenderer } from "../../pipeline.ts";
import type { DigestOrders } from "./messages.ts";

/**
 * Renders digests in a thread that ends with them. What MJML and its kin take, twice what handing over the
 * largest edition does, is given back before the first message leaves.
 *
 * @param root the project's folder, absolute
 */
export function digestApart(root: string): DigestRenderer {
  return (edition, posts, config, templates) =>
    new Promise<RenderedDigest>((resolve, reject) => {
      const orders: DigestOrders = { root, edition, posts, config, templates };
      const worker = new Worker(CODE, {
        workerData: orders,
        resourceLimits: { maxYoungGenerationSizeMb: NURSERY },
      });
      let made: RenderedDigest | undefined;
      worker.once("message", (message: RenderedDigest) => (made = message));
      worker.once("error", reject);
      // Only when it is gone is its memory free.
      worker.once("exit", (code) => {
        if (made) resolve(made);
        else reject(new Error(`the thread that renders the digest ended with ${code}`));
      });
    });
}

/** Megabytes for what is new: V8 would take several times as much, and a digest is soon made. */
const NURSERY = 6;

const CODE = import.meta.url.endsWith(".ts")
  ? new URL("./digest-worker.ts", import.meta.url)
  : new URL("../digest-worker.js", import.meta.url);
