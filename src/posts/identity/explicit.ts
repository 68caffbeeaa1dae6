/** Posts whose headers say who they are. */
import type { Instant } from "../../model/instant.ts";
import type { Lock, LockedPost } from "../../model/lock.ts";
import { encodePath } from "../address/permalink.ts";
import type { Sketch } from "../sketch.ts";
import { dayOf } from "./mint.ts";

/** A post that carries the id of another one in its header. */
export interface Twin {
  readonly source: string;
  readonly of: string;
  readonly id: string;
}

/** The posts whose headers name them, by id, and those that name themselves like another. */
export function explicitIds(
  sketches: readonly Sketch[],
  lock: Lock,
  authority: string,
): { readonly named: ReadonlyMap<string, Sketch>; readonly twins: readonly Twin[] } {
  const named = new Map<string, Sketch>();
  const twins: Twin[] = [];
  const explicit = sketches.filter((sketch) => sketch.explicitId !== undefined);
  if (explicit.length === 0) return { named, twins };
  const bySpecific = new Map<string, string>();
  for (const id of lock.posts.keys()) bySpecific.set(specificOf(id) ?? "", id);
  for (const sketch of explicit) {
    const { source, published } = sketch.post;
    const written = sketch.explicitId ?? "";
    // An id that came from an old feed may be no IRI.
    const id = lock.posts.has(written)
      ? written
      : explicitId(written, authority, published, bySpecific);
    const other = named.get(id);
    if (!other) named.set(id, sketch);
    else if (likenessTo(lock.posts.get(id), sketch) > likenessTo(lock.posts.get(id), other)) {
      named.set(id, sketch);
      twins.push({ source: other.post.source, of: source, id });
    } else twins.push({ source, of: other.post.source, id });
  }
  return { named, twins };
}

/** Of two with one id the one keeps it that readers know by it: by its file, or else by its text. */
function likenessTo(locked: LockedPost | undefined, { post, beginning }: Sketch): number {
  if (locked?.source === post.source) return 2;
  return beginning !== undefined && locked?.likeness?.endsWith(beginning) === true ? 1 : 0;
}

/** What a header calls a post, as an absolute IRI. */
function explicitId(
  written: string,
  authority: string,
  published: Instant,
  bySpecific: ReadonlyMap<string, string>,
): string {
  const uuid = UUID.exec(written)?.[1];
  if (uuid !== undefined) return `urn:uuid:${uuid.toLowerCase()}`;
  if (isIri(written)) return written;
  // The tag was made of the day and the domain of that time, which both may be others by now.
  const specific = encodePath(written);
  return bySpecific.get(specific) ?? `tag:${authority},${dayOf(published)}:${specific}`;
}

// There are readers that open an id as if it were an address.
function isIri(written: string): boolean {
  if (!ABSOLUTE_IRI.test(written) || /^(?:javascript|vbscript|data):/i.test(written)) return false;
  return !/^https?:/i.test(written) || URL.canParse(written);
}

const UUID = /^(?:urn:uuid:|\{)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
// RFC 3987's IRI, but for the details within its parts; one letter is a drive and no scheme.
const ABSOLUTE_IRI = /^[a-z][a-z0-9+.-]+:[^\s<>"{}|\\^`\p{C}]+$/iu;

/** What follows authority and date in a `tag:` URI. */
function specificOf(id: string): string | undefined {
  return /^tag:[^:,]+,[\d-]+:(.*)$/.exec(id)?.[1];
}
