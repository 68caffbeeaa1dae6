/** Stands-ins for what differs from reader to reader. */
import { createHash } from "node:crypto";
import type { Edition } from "../model/edition.ts";
import type { Tokens } from "../model/digest.ts";
import type { Post } from "../model/post.ts";
import type { Templates } from "./render.ts";

/**
 * The tokens of a Digest. They hash all that goes into it: whoever writes a post or a template would
 * have to write a text that contains its own hash to have one of them in it.
 */
export function tokensOf(edition: Edition, posts: readonly Post[], templates: Templates): Tokens {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([edition, templates]));
  for (const { content, ...head } of posts) {
    // The text as it is: putting it between quotation marks first takes as long as hashing it.
    hash.update(`\n${content.length} ${JSON.stringify(head)}\n`).update(content);
  }
  return { unsubscribe: `pr-unsubscribe-${hash.digest("hex").slice(0, 32)}` };
}
