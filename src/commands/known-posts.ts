/**
 * The index of a blog's posts: what the last scan made of each file, so that the next one reads only those
 * that have changed. It may be deleted at any time.
 */
import { projectFiles } from "../io/project-files.ts";
import { stampOf } from "../io/stamp.ts";
import { contentHash } from "../io/trace.ts";
import { writeWhole } from "../io/write-files.ts";
import { POSTRIDER } from "../model/version.ts";
import type { FolderMemory, Memory, Remembered } from "../posts/memory.ts";
import { CACHE_FOLDER } from "./names.ts";

const FILE = `${CACHE_FOLDER}/posts.json`;

/** Of fewer posts the heads are read as fast as an index. */
const MANY = 100;

// Of a file that was changed in the same tick of the clock as it was read, the stamp is the one from before.
const TICK = 2000;

/** Whose work it is: other versions of us, or of Node's calendars and scripts, would make other posts of it. */
const MAKER = `${POSTRIDER.version} ${process.version}`;

interface Kept {
  readonly now: number;
  /** Milliseconds from the first look at the folders to the writing of this. */
  readonly took: number;
  readonly folders: readonly (readonly [
    string,
    string,
    readonly (readonly [string, Remembered])[],
  ])[];
}

/** What the last scan of this project remembers; undefined where there was none that can be trusted. */
export function knownPosts(root: string): Memory | undefined {
  const writtenAt = stampOf(root, FILE)?.modified;
  const bytes = projectFiles(root).read(FILE);
  if (!bytes || writtenAt === undefined) return undefined;
  const text = new TextDecoder().decode(bytes);
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== headOf(body)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our version wrote it, and its hash is right
  const { now, took, folders } = JSON.parse(body) as Kept;
  const sure = writtenAt - took - TICK;
  return {
    now,
    folders: new Map(
      folders.map(([folder, key, posts]): [string, FolderMemory] => {
        return [
          folder,
          { key, posts: new Map(posts.filter(([, { modified }]) => modified < sure)) },
        ];
      }),
    ),
  };
}

/**
 * Keeps what a scan remembers for the next one.
 *
 * @param took milliseconds since anybody looked at the folders: the age of the process will do
 */
export function keepPosts(root: string, { now, folders }: Memory, took: number): void {
  const posts = [...folders.values()].reduce((sum, folder) => sum + folder.posts.size, 0);
  if (posts < MANY) return;
  const kept: Kept = {
    now,
    took,
    folders: Array.from(folders, ([folder, { key, posts: known }]) => [folder, key, [...known]]),
  };
  const body = JSON.stringify(kept);
  writeWhole(root, FILE, `${headOf(body)}\n${body}`);
}

function headOf(body: string): string {
  return `${MAKER} ${contentHash(Buffer.from(body))}`;
}
