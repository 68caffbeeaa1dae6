/** The one door to `@hono/node-server`: the socket under a web application. */
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

export interface Listening {
  /** Where it answers, such as `http://127.0.0.1:4000/`. */
  readonly url: string;
  /** Takes no more requests, lets those under way end, and cuts what is left after a few seconds. */
  close(): Promise<void>;
}

/**
 * Opens a server. Whoever sends a request slowly, or holds a connection and asks nothing, loses it.
 *
 * @param port 0 for any free one
 * @throws the system's error, such as `EADDRINUSE`
 */
export async function listen(
  app: (request: Request) => Response | Promise<Response>,
  host: string,
  port: number,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app,
    overrideGlobalObjects: false,
    hostname: host,
    serverOptions: {
      headersTimeout: 5_000,
      requestTimeout: 20_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 1_000,
      // A longer one is cut off in the middle, and whoever sent it may not see the refusal.
      maxHeaderSize: 128 * 1024,
    },
  });
  if (!("closeIdleConnections" in server)) throw new Error("a server without HTTP/1.1 was made");
  // Also whoever does not take what is sent.
  server.setTimeout(60_000);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    url: addressOf(server.address()),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
        // A connection whose last answer ends now would be kept open for another request.
        const idle = setInterval(() => server.closeIdleConnections(), 20);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(idle);
          resolve();
        });
      }),
  };
}

const PATIENCE = 3_000;

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") throw new Error("no address to listen at");
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/`;
}
