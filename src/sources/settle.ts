import type { Author, Enclosure } from "../model/post.ts";
import type { SourceEntry } from "./entry.ts";
import { plainOf } from "./plain.ts";

/** An entry with gaps. */
export interface Loose {
  readonly id: string;
  readonly url: string | undefined;
  readonly base: string;
  readonly title: string;
  readonly published: number | undefined;
  readonly updated: number | undefined;
  readonly summary: string | undefined;
  readonly content: string | undefined;
  readonly authors: readonly {
    readonly name?: string | undefined;
    readonly url?: string | undefined;
  }[];
  readonly tags: readonly (string | undefined)[];
  readonly language: string | undefined;
  readonly image: string | undefined;
  readonly enclosure:
    | { readonly [Key in keyof Enclosure]?: Enclosure[Key] | undefined }
    | undefined;
}

/** The entry with what it has, checked, and without what it has not. */
export function settled(loose: Loose): SourceEntry {
  const { id, base, title, url, published, updated, content } = loose;
  const image = resolved(loose.image, base);
  const file = resolved(loose.enclosure?.url, base);
  const { type, bytes, seconds } = loose.enclosure ?? {};
  const summary = plainOf(loose.summary);
  return {
    id,
    base,
    title: title || summary.slice(0, 100) || (url ?? id),
    ...(url !== undefined && { url }),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    ...(summary !== "" && { summary }),
    ...(content !== undefined && { content }),
    authors: loose.authors.flatMap((author) => named(author, base)),
    tags: loose.tags.flatMap((tag) => plainOf(tag) || []),
    ...tagged(loose.language),
    ...(image !== undefined && { image }),
    ...(file !== undefined &&
      type !== undefined && {
        enclosure: {
          url: file,
          type,
          ...(bytes !== undefined && bytes > 0 && { bytes }),
          ...(seconds !== undefined && seconds > 0 && { seconds }),
        },
      }),
  };
}

function named(author: Loose["authors"][number], base: string): Author[] {
  const name = plainOf(author.name);
  const url = resolved(author.url, base);
  return name === "" ? [] : [{ name, ...(url !== undefined && { url }) }];
}

/** A language tag, if it is one. */
export function tagged(tag: string | undefined): { readonly language?: string } {
  return tag !== undefined && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag.trim())
    ? { language: tag.trim() }
    : {};
}

/** Absolute, on the web; undefined for everything else. */
export function resolved(written: string | undefined, base: string): string | undefined {
  if (written === undefined || written.trim() === "") return undefined;
  const url = URL.parse(written.trim(), base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
