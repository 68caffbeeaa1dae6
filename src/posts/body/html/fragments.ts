/**
 * Makes the ids of a post unique among all posts that may stand on one page, so that the footnotes of
 * two posts in a digest don't collide, and lets the links within the post follow.
 */
import { createHash } from "node:crypto";
import { decodedOrAsIs } from "../../../lib/percent.ts";
import { escapeMarkup, slugOf } from "../../../lib/text.ts";

export interface Fragments {
  /** The id to write for one that the post has, or undefined if the post has it twice. */
  idFor(written: string): string | undefined;
  /** Notes that `href` of the start tag at `part` leads into this post; said by `isWithin`. */
  noteLink(part: number, before: string, href: string, after: string): void;
  /** Notes a heading without an id: it gets one if a link asks for it. */
  noteHeading(part: number, text: string): void;
  isWithin(href: string): boolean;
  /** Forgets what was noted of parts from this one on. */
  forget(from: number): void;
  /** Writes the links, once all ids are known. */
  settle(parts: string[]): void;
}

/**
 * @param postId identity of the post
 * @param postUrl its absolute address
 */
export function fragmentsOf(postId: string, postUrl: string): Fragments {
  let prefix: string | undefined;
  const page = withoutFragment(new URL(postUrl).href);
  const ids = new Set<string>();
  // In the order of parts.
  const links: { part: number; before: string; fragment: string; after: string }[] = [];
  const headings: { part: number; text: string }[] = [];

  function prefixed(id: string): string {
    prefix ??= `p${createHash("sha256").update(postId).digest("hex").slice(0, 8)}-`;
    return prefix + id;
  }

  return {
    idFor(written) {
      const id = written.trim().replace(/\s+/g, "-");
      if (id === "" || ids.has(id)) return undefined;
      ids.add(id);
      return prefixed(id);
    },
    isWithin: (href) => href.startsWith(page) && href.charCodeAt(page.length) === 0x23,
    noteLink(part, before, href, after) {
      links.push({ part, before, fragment: href.slice(page.length + 1), after });
    },
    noteHeading: (part, text) => void headings.push({ part, text }),
    forget(from) {
      forgetFrom(links, from);
      forgetFrom(headings, from);
    },
    settle(parts) {
      if (links.length === 0) return;
      const bySlug = new Map<string, number>();
      for (const { part, text } of headings) {
        const slug = slugOf(text);
        if (slug !== "" && !bySlug.has(slug)) bySlug.set(slug, part);
      }
      for (const { part, before, fragment, after } of links) {
        const id = decodedOrAsIs(fragment);
        if (!ids.has(id)) {
          const heading = bySlug.get(slugOf(id));
          if (id !== "" && heading !== undefined) {
            ids.add(id);
            bySlug.delete(slugOf(id));
            parts[heading] = `${parts[heading]?.slice(0, -1)} id="${escapeMarkup(prefixed(id))}">`;
          }
        }
        // What is not in the post may be on the site's page: the link stays as it is.
        const target = ids.has(id) ? prefixed(fragment) : fragment;
        parts[part] = `${before}${escapeMarkup(`${page}#${target}`)}${after}`;
      }
    },
  };
}

function forgetFrom(noted: { readonly part: number }[], from: number): void {
  while ((noted.at(-1)?.part ?? -1) >= from) noted.pop();
}

function withoutFragment(url: string): string {
  const hash = url.indexOf("#");
  return hash < 0 ? url : url.slice(0, hash);
}
