/**
 * What an earlier scan made of each file, so that of ten thousand posts only those that have changed are
 * read again. It holds for a file of the same size and time of change as long as everything else that its
 * reading depends on is the same, which is what the key of its folder stands for.
 */
import { createHash } from "node:crypto";
import type { Instant } from "../model/instant.ts";
import type { SourceFile } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import type { Context, FolderContext } from "./context.ts";
import type { Sketch } from "./sketch.ts";

/** One post. Only those are remembered of which there was nothing to say. */
export interface Remembered {
  readonly bytes: number;
  readonly modified: Instant;
  readonly sketch: Sketch;
  /** What was counted while it was read. */
  readonly habits: readonly string[];
}

export interface FolderMemory {
  readonly key: string;
  /** By path. */
  readonly posts: ReadonlyMap<string, Remembered>;
}

/** Plain values, to be kept by whoever has a place for them. */
export interface Memory {
  /** Nothing is known of instants before this one. */
  readonly now: Instant;
  /** By posts folder. */
  readonly folders: ReadonlyMap<string, FolderMemory>;
}

export interface Recall {
  /** What reading the file would give: remembered, or read. */
  readonly recall: <R extends object>(
    file: SourceFile,
    read: (context: Context) => R | Sketch,
  ) => R | Sketch;
  /** What there is to remember by now. */
  readonly memory: () => FolderMemory;
  /** Whether what was remembered before is as good, or nearly: writing it all down again takes longer. */
  readonly isKnown: () => boolean;
}

/** @param before what was remembered of this folder, if anything */
export function recalling(
  folder: FolderContext,
  context: Context,
  before: FolderMemory | undefined,
): Recall {
  const key = keyOf(folder, context);
  const known = before?.key === key ? before.posts : NOTHING;
  const posts = new Map<string, Remembered>();
  const recorder = recording(context);
  let learned = 0;
  let recalled = 0;
  return {
    recall(file, read) {
      const { path, bytes, modified } = file;
      const kept = known.get(path);
      if (kept?.bytes === bytes && kept.modified === modified && isValid(kept, context.now)) {
        posts.set(path, kept);
        recalled++;
        for (const habit of kept.habits) context.conventions.count(habit);
        return kept.sketch;
      }
      const result = read(recorder.context);
      const { problems, habits } = recorder.take();
      if ("post" in result && problems === 0) {
        posts.set(path, { bytes, modified, sketch: result, habits });
        learned++;
      }
      return result;
    },
    memory: () => ({ key, posts }),
    isKnown: () => Math.max(learned, known.size - recalled) <= known.size * NEARLY,
  };
}

/** So many of the posts may be read anew each time. */
const NEARLY = 0.01;

const NOTHING: ReadonlyMap<string, Remembered> = new Map();

function isValid({ sketch }: Remembered, now: Instant): boolean {
  return sketch.expires === undefined || now < sketch.expires;
}

/** The same context, but for a list of what is found by way of one file. */
function recording(context: Context) {
  const problems: Problem[] = [];
  let habits: string[] = [];
  return {
    context: {
      ...context,
      problems,
      conventions: { ...context.conventions, count: (what: string) => void habits.push(what) },
    },
    take() {
      const found = { problems: problems.length, habits };
      context.problems.push(...problems.splice(0));
      for (const habit of habits) context.conventions.count(habit);
      habits = [];
      return found;
    },
  };
}

/** Stands for everything but the file that decides what is read in it, the instant aside. */
function keyOf(
  { shared, languages, sections }: FolderContext,
  { config, people, tagNames }: Context,
): string {
  const around = {
    config,
    people: people.book,
    tagNames,
    shared,
    language: languages.own,
    isTree: languages.isFolder(""),
    sections,
  };
  const written = JSON.stringify(around, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
  return createHash("sha256").update(written).digest("base64url");
}
