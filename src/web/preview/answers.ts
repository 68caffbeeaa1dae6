/** The headers under which each kind of thing leaves: what it may do is as little as it needs. */
import { createHash } from "node:crypto";

/** A page of ours: its own style and script, frames and requests to us. */
export function pageAnswer(
  html: string,
  { style, script, status = 200 }: { style: string; script: string; status?: number },
): Response {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "connect-src 'self'",
    "frame-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return new Response(html, {
    status,
    headers: { ...GUARDED, ...HTML, "content-security-policy": policy.join("; ") },
  });
}

/** What somebody else wrote, for a frame: no script, no form, no way to the page around it. */
export function frameAnswer(html: string, images: boolean): Response {
  const pictures = images ? "'self' http: https: data:" : "'none'";
  const policy = [
    "default-src 'none'",
    `img-src ${pictures}`,
    `media-src ${pictures}`,
    "style-src 'unsafe-inline' https:",
    "font-src https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    `sandbox ${SANDBOX}`,
  ];
  return new Response(html, {
    headers: { ...GUARDED, ...HTML, "content-security-policy": policy.join("; ") },
  });
}

/**
 * What a frame may do: nothing of its own. That it is of our origin lets our page keep the place to
 * which somebody has scrolled; a link opens a window of its own, which is none of ours.
 */
export const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/** Anything else, such as a picture: opened by itself, nothing in it runs. */
export function fileAnswer(
  body: BodyInit,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
  return new Response(body, {
    headers: { ...GUARDED, "content-type": type, "content-security-policy": policy, ...headers },
  });
}

/** A few words for a person. */
export function wordsAnswer(status: number, words: string): Response {
  return new Response(`${words}\n`, {
    status,
    headers: { ...GUARDED, "content-type": "text/plain; charset=utf-8" },
  });
}

// No other origin may read, embed or keep anything of this.
const GUARDED = {
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
const HTML = { "content-type": "text/html; charset=utf-8" };

function hashOf(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}
