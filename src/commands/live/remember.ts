import { type Stamp, stampOf } from "../../io/stamp.ts";
import { parseLock } from "../../model/lock-text.ts";
import type { ProjectFiles } from "../../model/ports.ts";
import type { ReadLock } from "../project.ts";
import { type RenderContext, renderPost, type Rendered } from "../../posts/render.ts";

/** Reads a lock, unless its text is that of the one before, and what it says depends on nothing else. */
export function rememberingLock(): ReadLock {
  let last: { readonly text: string; readonly read: ReturnType<typeof parseLock> } | undefined;
  return (text, file, isThere) => {
    if (last?.text === text) return last.read;
    let isAsked = false;
    const read = parseLock(text, file, (source) => {
      isAsked = true;
      return isThere(source);
    });
    last = isAsked ? undefined : { text, read };
    return read;
  };
}

interface Kept {
  readonly head: string;
  readonly rendered: Rendered;
  /** Every file that it was made from or looked for, as it was then. */
  readonly files: ReadonlyMap<string, Stamp | undefined>;
}

/**
 * Renders a post of the project in `root`, unless it was rendered before from the same head, the same
 * files, the same configuration and the same addresses of other posts.
 */
export function rememberingRenderer(root: string): typeof renderPost {
  const kept = new Map<string, Kept>();
  let around = "";
  let last: Pick<RenderContext, "config" | "urls"> | undefined;
  const forgetWhereOther = ({ config, urls }: RenderContext): void => {
    if (last?.config === config && last.urls === urls) return;
    last = { config, urls };
    const { site, posts, output } = config;
    const now = JSON.stringify([site, posts, output, ...urls]);
    if (now !== around) kept.clear();
    around = now;
  };
  return (head, context) => {
    forgetWhereOther(context);
    const written = JSON.stringify(head);
    const before = kept.get(head.source);
    if (before?.head === written && isUnchanged(root, before.files)) return before.rendered;
    const files = new Map<string, Stamp | undefined>();
    const rendered = renderPost(head, { ...context, files: noting(root, context.files, files) });
    kept.set(head.source, { head: written, rendered, files });
    return rendered;
  };
}

// Before they are read: a file that changes meanwhile must look changed.
function noting(
  root: string,
  files: ProjectFiles,
  stamps: Map<string, Stamp | undefined>,
): ProjectFiles {
  return {
    list: (folder) => files.list(folder),
    unread: (folder) => files.unread(folder),
    read(path, limit) {
      stamps.set(path, stampOf(root, path));
      return files.read(path, limit);
    },
  };
}

function isUnchanged(root: string, files: Kept["files"]): boolean {
  for (const [path, stamp] of files) {
    const now = stampOf(root, path);
    if (now?.bytes !== stamp?.bytes || now?.modified !== stamp?.modified) return false;
  }
  return true;
}
