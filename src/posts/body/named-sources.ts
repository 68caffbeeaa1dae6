/**
 * Links that name what is meant by its source: Pelican's `{filename}x.md`, Nikola's `link://slug/x`,
 * Docusaurus's `@site/static/x.png`.
 */
import { decodedOrAsIs } from "../../lib/percent.ts";
import { slugOf } from "../../lib/text.ts";
import { findPost, findPostByName, findPostBySlug, isBundle } from "./find-post.ts";

export type NamedSource =
  | { readonly is: "address"; readonly url: string }
  /** A post that is not there. */
  | { readonly is: "unknown"; readonly reference: string };

export interface Whereabouts {
  /** The file that the link is in, and the address of its post. */
  readonly source: string;
  readonly url: string;
  /** Ends in `/`. */
  readonly siteUrl: string;
  /** Addresses of posts by their files. */
  readonly urls: ReadonlyMap<string, string>;
}

/** What such a link means; undefined where it is written in no such way. */
export function namedSource(written: string, where: Whereabouts): NamedSource | undefined {
  const [, kind = "", rest = ""] = PELICAN.exec(written) ?? NIKOLA.exec(written) ?? [];
  switch (kind) {
    case "slug":
    case "post_path": {
      const url = findPostBySlug(rest, where.urls);
      return url === undefined ? { is: "unknown", reference: rest } : { is: "address", url };
    }
    case "filename":
      return postOr(rest, where);
    case "static":
      return address(belowContent(rest, where.source), where.siteUrl);
    case "attach":
      return address(beside(rest), folderOf(where));
    case "tag":
    case "category":
    case "author":
      return address(`${kind}/${slugOf(decodedOrAsIs(rest))}.html`, where.siteUrl);
    case "index":
      return address("", where.siteUrl);
  }
  return docusaurusSource(written, where);
}

// Its static files lie on top of the site; and `pathname:///x` is a link that it does not look into.
function docusaurusSource(written: string, where: Whereabouts): NamedSource | undefined {
  const [, fixed] = /^(?:@site\/static\/|pathname:\/\/\/)(.*)$/s.exec(written) ?? [];
  if (fixed !== undefined) return address(fixed, where.siteUrl);
  const url = written.startsWith("@site/")
    ? findPost(written.slice("@site".length), where.source, where.urls)
    : undefined;
  return url === undefined ? undefined : { is: "address", url };
}

const KINDS = "(filename|static|attach|tag|category|author|index)";
// Markdown has the braces percent-encoded.
const PELICAN = new RegExp(`^(?:\\{|%7B|\\||%7C)${KINDS}(?:\\}|%7D|\\||%7C)(.*)$`, "is");
const NIKOLA = /^link:\/\/(filename|slug|post_path|tag|category|author|index)\/?(.*)$/is;

function postOr(rest: string, where: Whereabouts): NamedSource {
  const url =
    findPost(rest, where.source, where.urls) ?? findPostByName(rest, where.source, where.urls);
  if (url !== undefined) return { is: "address", url };
  // Pelican's older word for a file of any kind.
  if (/\.(?:md|markdown|rst|html?)(?:[?#]|$)|^[^.]*$/i.test(rest))
    return { is: "unknown", reference: rest };
  return address(belowContent(rest, where.source), where.siteUrl);
}

function address(path: string, base: string): NamedSource {
  const url = URL.parse(path, base);
  return { is: "address", url: url ? url.href : base };
}

/** Where a file lies below the folder of the site's content. */
function belowContent(written: string, source: string): string {
  if (written.startsWith("/")) return written.replace(/^\/+/, "");
  const folders = source.split("/").slice(0, -1);
  const content = folders.lastIndexOf("content");
  const above = folders.slice(Math.max(content, 0) + 1);
  for (const part of written.split("/")) {
    if (part === "..") above.pop();
    else if (part !== "." && part !== "") above.push(part);
  }
  return above.join("/");
}

// What is attached moves to where the post is published.
function beside(written: string): string {
  return /^(?:\/|\.\.\/)/.test(written) ? (written.split("/").at(-1) ?? "") : written;
}

function folderOf({ source, url }: Whereabouts): string {
  return isBundle(source) && !url.endsWith("/") ? `${url}/` : url;
}
