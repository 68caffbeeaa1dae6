/** The body of the thread that renders one digest. */
import { parentPort, workerData } from "node:worker_threads";
import { renderDigest } from "../../digest/render.ts";
import { projectFiles } from "../../io/project-files.ts";
import type { DigestOrders } from "./messages.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- digest-apart.ts starts this and nobody else
const { root, edition, posts, config, templates } = workerData as DigestOrders;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origins
parentPort?.postMessage(await renderDigest(edition, posts, config, templates, projectFiles(root)));
