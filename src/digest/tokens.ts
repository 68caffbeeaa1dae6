/** Stands-ins for what differs from reader to reader. */
import { createHash } from "node:crypto";
import type { Edition } from "../model/edition.ts";
import type { Tokens } from "../model/digest.ts";
import type { Post } from "../model/post.ts";

/**
 * The tokens of a Digest. They hash all that goes into it: whoever writes a post or a template would
 * have to write a text that contains its own hash to have one of them in it.
 *
 * @param fingerprint tells the templates from all others
 * @param inFull whether the templates show the whole texts of posts
 */
export function tokensOf(
  edition: Edition,
  posts: readonly Post[],
  fingerprint: string,
  inFull: boolean,
): Tokens {
  const heads = posts.map(({ content, ...head }) => [head, inFull ? content.length : 0]);
  const hash = createHash("sha256").update(JSON.stringify([edition, fingerprint, heads]));
  // Texts as they are: putting them between quotation marks first takes as long as hashing them.
  if (inFull) for (const { content } of posts) hash.update(content);
  return { unsubscribe: `pr-unsubscribe-${hash.digest("hex").slice(0, 32)}` };
}
