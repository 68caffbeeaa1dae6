import type { Instant } from "./instant.ts";

/** Someone who wrote something. The name is plain text; the address absolute. */
export interface Author {
  readonly name: string;
  readonly url?: string;
  readonly email?: string;
}

export type Direction = "ltr" | "rtl";

/** A picture that stands for the post. `url` is absolute; sizes in pixels and bytes where known. */
export interface Image {
  readonly url: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
  /** Real MIME type, such as `image/jpeg`. */
  readonly type?: string;
  readonly bytes?: number;
}

/** A file that comes with the post, such as a podcast episode. */
export interface Enclosure {
  readonly url: string;
  /** Real MIME type, such as `audio/mpeg`. */
  readonly type: string;
  readonly bytes?: number;
  readonly seconds?: number;
}

/** How the text of a post is written. */
export type Markup = "markdown" | "mdx" | "html" | "rst" | "org" | "text";

/**
 * What a post's header, name and first kilobytes tell: enough to order, choose and link it, cheap
 * to know for ten thousand posts. Every string is plain text and legal in XML.
 */
export interface PostHead {
  /** Permanent identity: an absolute IRI, compared character by character (RFC 4287, 4.2.6). */
  readonly id: string;
  /** What RSS and JSON Feed call it instead, where its readers know it by what is no IRI or another one. */
  readonly guid?: string;
  /** The file it is written in, relative to the project, with `/`. */
  readonly source: string;
  readonly markup: Markup;
  /** Where it can be read: absolute. */
  readonly url: string;
  readonly title: string;
  readonly published: Instant;
  /** When it last changed in a way that readers care about; `published` if nothing says so. */
  readonly updated: Instant;
  readonly authors: readonly Author[];
  readonly tags: readonly string[];
  /** A summary that its author wrote. */
  readonly summary?: string;
  /** What its author writes behind the beginning that is the summary, where it is a mark of their own. */
  readonly excerptMark?: string;
  /** Template tags in its text are text like any other. */
  readonly isLiteral?: true;
  /** BCP 47 tag where the post differs from the site's language or says so itself. */
  readonly language?: string;
  readonly direction?: Direction;
  readonly image?: Image;
  /** What pictures in its text are relative to, where that is not its own address: absolute. */
  readonly mediaBase?: string;
  readonly enclosure?: Enclosure;
  /** The page elsewhere that a link post is about: absolute. */
  readonly about?: string;
  /** Its author took it back: it is in no list of posts any more, and feeds say that it is gone. */
  readonly retracted?: { readonly when?: Instant };
  /** Only who knows a password can read its text on the site: it is nowhere else either. */
  readonly locked?: true;
  /** False: kept out of feeds by its author. */
  readonly inFeeds: boolean;
  /** `false`: never mailed. `"only"`: mailed, but in no feed. */
  readonly inDigest: boolean | "only";
}

/** Something that the safe-HTML pass changed or dropped, and how often: `iframe became a link`. */
export interface Change {
  readonly what: string;
  readonly times: number;
}

/** A post with its text: one checked entry of the blog. */
export interface Post extends PostHead {
  /** Whole sentences of plain text: the author's summary, else one made from the text. */
  readonly summary: string;
  /** Safe HTML: cleaned, every address absolute, legal in XML once escaped. */
  readonly content: string;
  /** What its text looks like from afar (`lib/text-sketch.ts`), to tell later whether it changed. */
  readonly sketch: string;
  readonly changes: readonly Change[];
}

/** A file in a posts folder that did not become a post, and why: said, never silently dropped. */
export interface LeftOut {
  readonly source: string;
  readonly reason:
    | "draft"
    | "future"
    | "hidden"
    | "other-language"
    | "retracted"
    | "not-a-post"
    | "broken";
  /** A few words for a person, such as `a date in the future: 2099-01-01`. */
  readonly because: string;
  /** The instant from which on it is a post, if that is all that keeps it out. */
  readonly from?: Instant;
}

/** Newest first; the same instant by address, so that the order is total and stable. */
export function comparePosts(
  a: Pick<PostHead, "published" | "url">,
  b: Pick<PostHead, "published" | "url">,
): number {
  return b.published - a.published || (a.url < b.url ? -1 : a.url > b.url ? 1 : 0);
}
