/** Makes every address in a post absolute, and lets only harmless ones through. */
import type { PostHead } from "../../model/post.ts";
import type { ChangeCounter } from "./changes.ts";
import { MEDIA_SCHEMES, SCHEMES } from "./html/allow-list.ts";
import { findPost, isBundle } from "./find-post.ts";
import { namedSource } from "./named-sources.ts";

export interface Addresses {
  /** Where a link leads: http, https, mailto or tel. Undefined where it may not or cannot lead there. */
  link(written: string): string | undefined;
  /** Where a picture or a film lies: http or https. */
  media(written: string): string | undefined;
}

/** Stands for the address of a post that is not there: no link is made of it, and it was said before. */
export const UNKNOWN_TARGET = "about:unknown-post";

export interface AddressNotes {
  /** What is refused is counted here. */
  readonly changes: ChangeCounter;
  /** Ends in `/`. */
  readonly siteUrl: string;
  /** A link names a post's source file, and there is no such post. */
  readonly unknownPost: (reference: string) => void;
}

/**
 * Addresses as the site resolves them: relative to the post's own, root-relative ones to the site, and
 * those that name the source file of another post (`2024-01-01-x.md`, Zola's `@/x.md`) to that post.
 *
 * @param urls address of every post, by its source file
 */
export function addressesOf(
  head: Pick<PostHead, "source" | "url" | "mediaBase">,
  urls: ReadonlyMap<string, string>,
  notes: AddressNotes,
): Addresses {
  const { changes, siteUrl, unknownPost } = notes;
  const base = baseOf(head);

  function absolute(
    asWritten: string,
    schemes: ReadonlySet<string>,
    from: string,
  ): string | undefined {
    const written = once(asWritten, siteUrl);
    if (written.length < 2000 && PLAIN.test(written)) return written;
    const trimmed = written.trim();
    const post = findPost(trimmed, head.source, urls);
    if (post !== undefined) return post;
    const named = namedSource(trimmed, { ...head, siteUrl, urls });
    if (named?.is === "address") return named.url;
    if (named) {
      unknownPost(named.reference);
      return undefined;
    }
    if (trimmed.startsWith("@/")) {
      unknownPost(trimmed);
      return undefined;
    }
    if (trimmed.startsWith(UNKNOWN_TARGET)) return undefined;
    // Two slashes of either kind, as browsers read them, begin a host name.
    const whole = /^[/\\]{2}/.test(trimmed) ? `https:${trimmed}` : trimmed;
    const url = URL.parse(whole, from);
    if (url && schemes.has(url.protocol)) return url.href;
    changes.add(refusal(url, schemes));
    return undefined;
  }

  return {
    link: (written) => absolute(written, SCHEMES, base),
    media: (written) =>
      written.trim() === "" ? undefined : absolute(written, MEDIA_SCHEMES, head.mediaBase ?? base),
  };
}

// `{{ site.baseurl }}{% post_url x %}`: what stands before an address of the site is the site once more.
function once(written: string, siteUrl: string): string {
  const again = written.length > siteUrl.length ? written.lastIndexOf(siteUrl) : 0;
  if (again <= 0) return written;
  const before = written.slice(0, again).trim().replace(/\/+$/, "");
  const { origin, pathname } = new URL(siteUrl);
  const base = pathname.replace(/\/$/, "");
  return ["", base, origin, origin + base].includes(before) ? written.slice(again) : written;
}

// Nothing in such an address would be changed by making it absolute: the common case, and ten times
// faster than reading it.
const PLAIN =
  /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/(?:[A-Za-z0-9_~!$&()*+,;=:@/?#-]|\.(?!\.?(?:\/|$))|%[0-9A-Fa-f]{2})*$/;

function refusal(url: URL | null, schemes: ReadonlySet<string>): string {
  if (!url) return "unusable address dropped";
  const kind = schemes === MEDIA_SCHEMES ? "image or media file" : "link";
  return `\`${url.protocol.slice(0, 20)}\` ${kind} dropped`;
}

// The folder is the slug of a bundle: what lies beside its text is below its address, even if that
// is written without a slash.
function baseOf(head: Pick<PostHead, "source" | "url">): string {
  if (!isBundle(head.source) || /\/$|\.[a-z]+$/i.test(new URL(head.url).pathname)) return head.url;
  const url = new URL(head.url);
  url.pathname += "/";
  return url.href;
}
