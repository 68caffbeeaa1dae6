/** An edition as an entry of the feed of editions. */
import { createHash } from "node:crypto";
import { sketchOf } from "../lib/text-sketch.ts";
import { escapeMarkup } from "../lib/text.ts";
import type { Edition } from "../model/edition.ts";
import type { Post } from "../model/post.ts";
import type { Past } from "./archive-index.ts";

/**
 * The entry of an edition: its subject, and a link to its page. Its identity comes from that of its
 * posts, so that it outlives a change of domain.
 */
export function editionAsPost({ id, slot, posts }: Edition, past: Past): Post {
  const link = `<p><a href="${escapeMarkup(past.archiveUrl)}">${escapeMarkup(past.subject)}</a></p>`;
  return {
    id: uuid([id, ...posts].join("\n")),
    source: `editions/${id}`,
    markup: "html",
    url: past.archiveUrl,
    title: past.subject,
    published: slot,
    updated: slot,
    authors: [],
    tags: [],
    inFeeds: true,
    inDigest: false,
    summary: past.subject,
    content: link,
    sketch: sketchOf(link),
    changes: [],
  };
}

/** A UUID made of a text (RFC 9562, version 8). */
function uuid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join("-")}`;
}
