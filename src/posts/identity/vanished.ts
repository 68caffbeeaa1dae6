/** Posts of the lock that nobody is by path, and files that have become another post. */
import type { Instant } from "../../model/instant.ts";
import type { Lock, LockedPost } from "../../model/lock.ts";
import type { Sketch } from "../sketch.ts";
import { type Likeness, parseLikeness, titlePrint } from "./likeness.ts";

/** A post and who the lock says was in its file. */
export interface Known {
  readonly sketch: Sketch;
  readonly locked: LockedPost;
}

/**
 * Whether the text in the file begins otherwise than that of the post that the lock had there, or was or is too
 * short to tell. Where both are, or where they greet alike, whether both title and date are others.
 */
export function isAnother(
  { beginning, post }: Sketch,
  { likeness, published }: LockedPost,
): boolean {
  if (likeness === undefined) return false;
  if (!likeness.endsWith(beginning ?? ".")) return true;
  if (post.published === published) return false;
  const { title } = parseLikeness(likeness);
  return title !== undefined && titlePrint(post.title) !== title;
}

/**
 * The files in which there is by now a post that has its id in its header and was known by it elsewhere, or by
 * none: who was in them before is to be looked for.
 *
 * @param known the lock's posts by source
 */
export function displacedBy(
  named: ReadonlyMap<string, Sketch>,
  lock: Lock,
  known: ReadonlyMap<string, LockedPost>,
): ReadonlySet<string> {
  const sources = new Set<string>();
  for (const [id, sketch] of named) {
    const { source } = sketch.post;
    const [own, before] = [lock.posts.get(id), known.get(source)];
    if (own?.source === source || !before || before.id === id) continue;
    // An id may also have been given to the post that was there all along, and its text mended with it.
    const isNew = own !== undefined || before.published !== sketch.post.published;
    if (isNew && isAnother(sketch, before)) sources.add(source);
  }
  return sources;
}

/**
 * The lock's posts that nobody claims and whose file is gone, and the posts that stand in the file of
 * another one: files were exchanged. A file that was merely rewritten is who it was.
 */
export function vanished(
  lock: Lock,
  named: ReadonlyMap<string, Sketch>,
  others: readonly Known[],
  unknown: readonly Sketch[],
  isThere: (source: string) => boolean,
): { readonly gone: readonly LockedPost[]; readonly swapped: readonly Sketch[] } {
  if (unknown.length + others.length === 0) return { gone: [], swapped: [] };
  const gone = [...lock.posts.values()].filter(
    ({ id, source }) => !named.has(id) && !isThere(source),
  );
  if (others.length === 0) return { gone, swapped: [] };
  const wanted = new Set([...gone, ...others.map(({ locked }) => locked)].flatMap(marksOfLocked));
  const found = new Set([...unknown, ...others.map(({ sketch }) => sketch)].flatMap(marksOf));
  const exchanged = others.filter(({ sketch, locked }) => {
    const [before, after] = [marksOfLocked(locked), marksOf(sketch)];
    return (
      after.some((mark) => wanted.has(mark) && !before.includes(mark)) ||
      before.some((mark) => found.has(mark) && !after.includes(mark))
    );
  });
  return {
    gone: [...gone, ...exchanged.map(({ locked }) => locked)],
    swapped: exchanged.map(({ sketch }) => sketch),
  };
}

/** What a post would be known by in another file. */
function marksOf({ post, beginning }: Sketch): string[] {
  return marks({ title: titlePrint(post.title), beginning }, post.published);
}

function marksOfLocked({ likeness, published }: LockedPost): string[] {
  const { title, beginning } = parseLikeness(likeness);
  return marks({ title, beginning }, published);
}

function marks(
  { title, beginning }: { readonly [Key in keyof Likeness]: Likeness[Key] | undefined },
  published: Instant,
): string[] {
  return [beginning, title && `${title} ${published}`].filter((mark) => mark !== undefined);
}
