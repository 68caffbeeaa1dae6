/** The one door to `hono`: which request goes where. A Request in, a Response out; nothing is opened. */
import { Hono } from "hono";
import type { PublicFolder } from "../model/ports.ts";
import { FOR_OTHER_SITES, plainAnswer, publishedFile } from "./published.ts";

export interface WebSettings {
  readonly folder: PublicFolder;
  /** The path that the folder stands for: that of the site's address. Ends in `/`. */
  readonly base: string;
  /** Is told of faults; whoever asked is told nothing of them. */
  readonly onFault: (fault: unknown) => void;
}

/** Answers one request. Never rejects. */
export type WebApp = (request: Request) => Response | Promise<Response>;

/** The published folder as a web application. */
export function webApp({ folder, base, onFault }: WebSettings): WebApp {
  const app = new Hono();
  // Hono answers HEAD as GET and leaves the body away.
  app.get("*", ({ req }) => publishedFile(req.raw, folder, base));
  app.options("*", () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.all("*", () => plainAnswer(405, "that cannot be done here", { allow: METHODS }));
  app.onError((fault) => {
    onFault(fault);
    return plainAnswer(500, "something went wrong here, and its keeper was told");
  });
  return (request) => app.fetch(request);
}

const METHODS = "GET, HEAD, OPTIONS";

// A reader in a browser may ask on a condition, which is more than a simple request (Fetch, 4.8).
const PREFLIGHT = {
  ...FOR_OTHER_SITES,
  allow: METHODS,
  "access-control-allow-methods": METHODS,
  "access-control-allow-headers": "If-None-Match, If-Modified-Since, Range",
  "access-control-max-age": "86400",
};
