/** The published folder over HTTP: what a static host does, and what feed readers need of it. */
import type { PublicFile, PublicFolder } from "../model/ports.ts";
import { chosenCoding } from "./coding.ts";
import { type MediaType, mediaTypeOf } from "./media-type.ts";
import { askedPart, hasFailed, isUnchanged } from "./preconditions.ts";
import { publicPath } from "./public-path.ts";

/**
 * Answers GET and HEAD for a file of the folder; the body of an answer to HEAD is for the caller to
 * leave away. `/folder` leads to `/folder/`, which shows its `index.html`; `/page` shows `page.html`
 * where nothing is called `page`; what is not there shows `404.html` if that is.
 *
 * @param base the path that the folder stands for, such as `/` or `/blog/`
 */
export async function publishedFile(
  request: Request,
  folder: PublicFolder,
  base: string,
): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname.length > LONGEST_PATH) return plainAnswer(414, "that address is too long");
  if (base !== "/" && (url.pathname === "/" || `${url.pathname}/` === base))
    return redirect(base + url.search, 307);
  const path = url.pathname.startsWith(base)
    ? publicPath(url.pathname.slice(base.length - 1))
    : undefined;
  const found = path === undefined ? undefined : await find(folder, path);
  if (found === "folder") {
    // The path alone: `//host` would lead elsewhere.
    return redirect(`${url.pathname.replace(/^\/+/, "/")}/${url.search}`, 308);
  }
  if (found) return answer(request, found.file, mediaTypeOf(found.path, found.file.beginning));
  return notFound(request, folder);
}

const LONGEST_PATH = 4096;

async function find(
  folder: PublicFolder,
  path: string,
): Promise<{ readonly path: string; readonly file: PublicFile } | "folder" | undefined> {
  if (path === "" || path.endsWith("/")) {
    const index = `${path}index.html`;
    const file = await folder.find(index);
    return typeof file === "object" ? { path: index, file } : undefined;
  }
  const file = await folder.find(path);
  if (typeof file === "object") return { path, file };
  if (file === "folder" && (await folder.find(`${path}/index.html`)) !== undefined) return "folder";
  const page = await folder.find(`${path}.html`);
  return typeof page === "object" ? { path: `${path}.html`, file: page } : undefined;
}

async function notFound(request: Request, folder: PublicFolder): Promise<Response> {
  const page = await folder.find("404.html");
  if (typeof page !== "object") return plainAnswer(404, "there is nothing at that address");
  const bare = new Request(request.url);
  const { headers, body } = await answer(bare, page, mediaTypeOf("404.html", page.beginning));
  for (const name of ["etag", "last-modified", "accept-ranges"]) headers.delete(name);
  return new Response(body, { status: 404, headers });
}

async function answer(request: Request, file: PublicFile, media: MediaType): Promise<Response> {
  const headers = new Headers({
    "content-type": media.isFeed ? feedTypeFor(request, media.type) : media.type,
    // What is shown is what is there: a reader asks each time, and mostly gets a 304.
    "cache-control": "public, max-age=0, must-revalidate",
    "last-modified": new Date(file.modified).toUTCString(),
    "x-content-type-options": "nosniff",
    ...(media.isFeed && FOR_OTHER_SITES),
  });
  const coding = media.compressible
    ? chosenCoding(request.headers.get("accept-encoding"))
    : undefined;
  if (media.compressible)
    headers.set("vary", media.isFeed ? `Accept-Encoding, ${AIM}` : "Accept-Encoding");
  const encoded = coding && file.bytes >= WORTH_IT ? await file.encode(coding) : undefined;
  const etag = encoded && coding ? `"${file.tag}-${coding}"` : `"${file.tag}"`;
  headers.set("etag", etag);
  const validators = { etag, modified: file.modified };
  if (hasFailed(request.headers, validators)) return new Response(null, { status: 412, headers });
  if (isUnchanged(request.headers, validators)) {
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }
  if (encoded && coding) {
    headers.set("content-encoding", coding);
    headers.set("content-length", String(encoded.length));
    return new Response(encoded, { headers });
  }
  return wholeOrPart(request, file, headers, validators);
}

/**
 * Readers get the type that the format has. A person who opens a feed in a browser gets it as plain XML
 * or JSON: by its own type some browsers show its source and others save it, and none its stylesheet.
 */
function feedTypeFor(request: Request, type: string): string {
  if (request.headers.get(AIM) !== "document") return type;
  return type.replace(/^application\/\w+\+/, "application/");
}

// What a browser wants to do with it (Fetch Metadata); readers do not send it.
const AIM = "Sec-Fetch-Dest";

// A smaller file fits into one packet as it is.
const WORTH_IT = 1024;

function wholeOrPart(
  request: Request,
  file: PublicFile,
  headers: Headers,
  validators: Parameters<typeof askedPart>[2],
): Response {
  headers.set("accept-ranges", "bytes");
  const part =
    request.method === "GET" ? askedPart(request.headers, file.bytes, validators) : "whole";
  if (part === "unsatisfiable") {
    return new Response(null, {
      status: 416,
      headers: { "content-range": `bytes */${file.bytes}` },
    });
  }
  const { from, to } = part === "whole" ? { from: 0, to: file.bytes } : part;
  headers.set("content-length", String(to - from));
  if (part !== "whole") headers.set("content-range", `bytes ${from}-${to - 1}/${file.bytes}`);
  const body = request.method === "HEAD" ? null : file.read(from, to);
  return new Response(body, { status: part === "whole" ? 200 : 206, headers });
}

/** Scripts of any site may read a feed: readers that run in a browser depend on it. */
export const FOR_OTHER_SITES = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Last-Modified, Link",
};

/** A few words for a person, and nothing of what is inside. */
export function plainAnswer(
  status: number,
  words: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const response = new Response(`${words}\n`, { status, headers });
  response.headers.set("content-type", "text/plain; charset=utf-8");
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}

function redirect(location: string, status: 307 | 308): Response {
  return new Response(null, { status, headers: { location } });
}
