import type { FeedFormat } from "../model/config.ts";

/**
 * A feed that we wrote, as it is once nothing belongs in it any more: who follows it finds it in its
 * place, without an error and without the posts, of which some may have been taken back.
 */
export function endedFeed(text: string, format: FeedFormat): string {
  return format === "json" ? endedJson(text) : endedXml(text);
}

function endedJson(text: string): string {
  const { next_url: _, ...feed }: Record<string, unknown> = JSON.parse(text);
  return `${JSON.stringify({ ...feed, items: [] }, undefined, 2)}\n`;
}

// In all that stands before the first entry, no word of a person holds a raw `<`.
function endedXml(text: string): string {
  const first = /\n *<(?:entry|item)[ >]/.exec(text)?.index;
  const head = first === undefined ? text : text.slice(0, first) + endOf(text);
  return head.replace(/\n *<(?:atom:)?link rel="prev-archive"[^>]*>/, "");
}

function endOf(text: string): string {
  return /(?:\n *<\/channel>)?\n<\/(?:feed|rss)>\n$/.exec(text)?.[0] ?? "";
}
