/** What kind of thing a file of the published folder is. */

/** A media type for `Content-Type`, and whether it is worth compressing. */
export interface MediaType {
  readonly type: string;
  readonly compressible: boolean;
  /** A feed: scripts of other sites may read it. */
  readonly isFeed: boolean;
}

/**
 * The type by the name's ending; what may be a feed is told by its beginning, as `.xml` and `.json`
 * say too little. Text is UTF-8, which is what static sites are made of.
 */
export function mediaTypeOf(path: string, beginning: Uint8Array): MediaType {
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  const feed = MAY_BE_FEED.has(ending) ? feedType(new TextDecoder().decode(beginning)) : undefined;
  const type = feed ?? TYPES[ending] ?? "application/octet-stream";
  const isText = /^text\/|[/+](?:xml|json|javascript)$|^image\/svg/.test(type);
  return {
    type: isText ? `${type}; charset=utf-8` : type,
    compressible: isText || COMPRESSIBLE.has(type),
    isFeed: feed !== undefined,
  };
}

const MAY_BE_FEED = new Set(["xml", "json", "atom", "rss", "rdf"]);

function feedType(text: string): string | undefined {
  if (/^\uFEFF?\s*\{/.test(text))
    return /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\//.test(text)
      ? "application/feed+json"
      : undefined;
  let start = 0;
  // One after the other: a pattern of all of them tries every way to part a row of comments.
  while (BEFORE_ROOT.test(text)) start = BEFORE_ROOT.lastIndex;
  const root = /^\s*<([\w:]+)/.exec(text.slice(start))?.[1];
  return root === undefined ? undefined : ROOTS[root];
}

const BEFORE_ROOT = /\s*(?:\uFEFF|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)/iy;

const ROOTS: Readonly<Record<string, string>> = {
  feed: "application/atom+xml",
  "atom:feed": "application/atom+xml",
  rss: "application/rss+xml",
  "rdf:RDF": "application/rdf+xml",
};

const COMPRESSIBLE = new Set(["application/wasm", "font/ttf", "font/otf", "image/x-icon"]);

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  htm: "text/html",
  css: "text/css",
  txt: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  ics: "text/calendar",
  vtt: "text/vtt",
  js: "text/javascript",
  mjs: "text/javascript",
  json: "application/json",
  map: "application/json",
  webmanifest: "application/manifest+json",
  xml: "application/xml",
  xhtml: "application/xhtml+xml",
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  rdf: "application/rdf+xml",
  opml: "text/x-opml",
  svg: "image/svg+xml",
  png: "image/png",
  apng: "image/apng",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  jxl: "image/jxl",
  bmp: "image/bmp",
  ico: "image/x-icon",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  oga: "audio/ogg",
  wav: "audio/wav",
  flac: "audio/flac",
  mp4: "video/mp4",
  m4v: "video/mp4",
  mov: "video/quicktime",
  webm: "video/webm",
  ogv: "video/ogg",
  pdf: "application/pdf",
  epub: "application/epub+zip",
  zip: "application/zip",
  gz: "application/gzip",
  wasm: "application/wasm",
  woff: "font/woff",
  woff2: "font/woff2",
  ttf: "font/ttf",
  otf: "font/otf",
};
