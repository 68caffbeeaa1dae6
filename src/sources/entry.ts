import type { Instant } from "../model/instant.ts";
import type { Author, Enclosure } from "../model/post.ts";

/** An entry of a feed that somebody wrote, as far as it says anything. Plain text but for the content. */
export interface SourceEntry {
  /** What readers know it by; its address where it has no id. */
  readonly id: string;
  /** Absolute. */
  readonly url?: string;
  readonly title: string;
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly summary?: string;
  /** HTML as it came: neither safe nor with absolute addresses. */
  readonly content?: string;
  /** What relative addresses in the content are relative to. */
  readonly base: string;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  readonly language?: string;
  readonly image?: string;
  readonly enclosure?: Enclosure;
}

export interface SourceFeed {
  readonly format: "atom" | "rss" | "rdf" | "json";
  readonly title: string;
  readonly language?: string;
  /** Where its older entries are, if it says so (RFC 5005). */
  readonly more?: string;
  /** In the order of the feed. */
  readonly entries: readonly SourceEntry[];
}
