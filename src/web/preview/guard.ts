/** Who may ask: the person at this machine, and no page of another site in that person's browser. */

/**
 * Why a request is refused, or undefined. A site may have its own name lead to this machine (DNS
 * rebinding): its requests come with that name in `Host`. Another one may put our addresses into
 * pictures, scripts and frames: browsers say so (Fetch Metadata). Somebody who follows a link is let in.
 */
export function refusal(request: Request): "host" | "site" | "method" | undefined {
  const { hostname } = new URL(request.url);
  const named = hostOf(request.headers.get("host"));
  if (!OWN_NAMES.has(hostname) || (named !== undefined && !OWN_NAMES.has(named))) return "host";
  if (request.method !== "GET" && request.method !== "HEAD") return "method";
  const from = request.headers.get("sec-fetch-site");
  if (from === null || from === "same-origin" || from === "none") return undefined;
  const opens =
    request.headers.get("sec-fetch-mode") === "navigate" &&
    request.headers.get("sec-fetch-dest") === "document";
  return opens ? undefined : "site";
}

/** This machine; the port does not matter, as a tunnel may have another one. */
const OWN_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

function hostOf(host: string | null): string | undefined {
  return host?.toLowerCase().replace(/:\d*$/, "");
}
