import { join } from "node:path";
import { closeEdition, recallEdition } from "../editions/close.ts";
import { writeWhole } from "../io/write-files.ts";
import { plainAddress } from "../lib/plain-address.ts";
import type { Digest } from "../model/digest.ts";
import type { Edition } from "../model/edition.ts";
import { formatLock } from "../model/lock-text.ts";
import type { Lock } from "../model/lock.ts";
import type { Ledger } from "../model/ports.ts";
import type { PostHead } from "../model/post.ts";
import { addressIn } from "../posts/identity/paths.ts";
import { writeArchivePage } from "./archive.ts";
import { LOCK_FILE } from "./names.ts";
import type { Project } from "./project.ts";

/**
 * Makes an edition for good: ledger first, then lock, then archive page. Cut off in between, `catchUp`
 * does the rest from what the ledger holds. Returns the lock with the edition in it.
 */
export function freeze(
  project: Project,
  ledger: Ledger,
  made: { readonly edition: Edition; readonly digest: Digest },
  before: { readonly lock: Lock; readonly heads: readonly PostHead[] },
): Lock {
  ledger.openEdition(made.edition, made.digest);
  const lock = closeEdition(before.lock, made.edition, before.heads, project.config.digest);
  writeWhole(project.root, LOCK_FILE, formatLock(lock), true);
  writeArchivePage(project, made.digest);
  return lock;
}

/**
 * Brings lock and archive up to what the ledger holds: the ledger is written first and survives a
 * lock that was overwritten or an output folder that was emptied.
 */
export function catchUp(
  project: Project,
  ledger: Ledger,
  before: { readonly lock: Lock; readonly heads: readonly PostHead[] },
): Lock {
  let { lock } = before;
  for (const { edition } of ledger.editions()) {
    const known = lock.editions.some(({ id }) => id === edition.id);
    if (!known) {
      const made = withPresentIds(edition, lock, before.heads);
      lock = recallEdition(lock, made, before.heads, project.config.digest);
    }
    const page = join(project.config.output, "editions", edition.id, "index.html");
    const digest = known && project.files.read(page, 1) ? undefined : ledger.digest(edition.id);
    if (digest) writeArchivePage(project, digest);
  }
  if (lock !== before.lock) writeWhole(project.root, LOCK_FILE, formatLock(lock), true);
  return lock;
}

/** A post whose id nobody knows any more is looked for at the address that the id was made of. */
function withPresentIds(edition: Edition, lock: Lock, heads: readonly PostHead[]): Edition {
  const posts = edition.posts.map((id) => {
    if (lock.posts.has(id)) return id;
    const address = addressIn(id);
    if (address === undefined) return id;
    return heads.find(({ url }) => plainAddress(url) === plainAddress(address))?.id ?? id;
  });
  return { ...edition, posts: [...new Set(posts)] };
}
