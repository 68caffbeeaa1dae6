/** Tells when something in a folder has changed, whatever the editor and the system make of that. */
import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

export interface WatchSettings {
  /** Folders, relative with `/`, that are of no interest with all that is in them; a link may lead anywhere. */
  readonly skip: (folder: string, isLink: boolean) => boolean;
  /** Look instead of waiting to be told: for disks that do not tell. */
  readonly poll?: boolean;
  /** How often to look where one has to, in milliseconds. */
  readonly every?: number;
  /** Comes once for a burst of changes, when it is over. */
  readonly onChange: (changed: Changed) => void;
}

/** What has changed, as far as it is known by name. */
export interface Changed {
  /** Files and folders, relative with `/`: written, or come, or gone. */
  readonly paths: ReadonlySet<string>;
  /** There may be more than these. */
  readonly andMore: boolean;
}

export interface Watching {
  /** How many folders the system does not watch for us, so that they are looked at once a second. */
  readonly polled: () => number;
  readonly close: () => void;
}

/**
 * Watches every folder below `root`, an absolute path. Folders and not files: an editor that saves under
 * another name and renames leaves a file behind that nobody would hear of again. Folders that come later
 * are watched too, and where the system has no more watches to give, they are looked at once a second.
 */
export function watchTree(
  root: string,
  { skip, poll = false, every = A_SECOND, onChange }: WatchSettings,
): Watching {
  const watched = new Map<string, Watched>();
  const marks = new Map<string, string>();
  const dirty = new Set<string>();
  let paths = new Set<string>();
  let andMore = false;
  const burst = gather(() => {
    const changed = { paths, andMore };
    const folders = [...dirty];
    dirty.clear();
    paths = new Set();
    andMore = false;
    for (const folder of folders) look(folder);
    onChange(changed);
  });
  const touched = (folder: string, name?: string): void => {
    dirty.add(folder);
    if (name === undefined || paths.size >= MANY) andMore = true;
    else paths.add(below(folder, name));
    burst.add();
  };

  const forget = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };

  // First watched and then read: a folder that comes in between is not missed.
  const look = (folder: string): void => {
    const identity = identityOf(join(root, folder));
    const before = watched.get(folder);
    if (before?.identity !== identity) forget(folder);
    if (identity === undefined) {
      marks.delete(folder);
      return;
    }
    if (!watched.has(folder) && !marks.has(folder)) follow(folder, identity);
    for (const { name, isLink } of foldersIn(join(root, folder))) {
      const inner = below(folder, name);
      const known =
        marks.has(inner) || watched.get(inner)?.identity === identityOf(join(root, inner));
      if (!known && !skip(inner, isLink)) look(inner);
    }
  };

  const follow = (folder: string, identity: string): void => {
    const watcher = poll ? undefined : watcherOf(join(root, folder));
    if (!watcher) {
      marks.set(folder, markOf(join(root, folder)));
      return;
    }
    watcher.on("change", (_kind, name) => {
      if (name === null) touched(folder);
      else if (!isNoise(String(name))) touched(folder, String(name));
    });
    // The folder is gone, or the system has taken the watch back: whichever it is, look again.
    watcher.on("error", () => {
      forget(folder);
      touched(folder);
    });
    watched.set(folder, { watcher, identity });
  };

  const looking = setInterval(() => {
    for (const [folder, mark] of marks) {
      const now = markOf(join(root, folder));
      if (now === mark) continue;
      if (now === "") marks.delete(folder);
      else marks.set(folder, now);
      touched(folder);
    }
  }, every);

  look(".");
  return {
    polled: () => marks.size,
    close() {
      clearInterval(looking);
      burst.stop();
      for (const { watcher } of watched.values()) watcher.close();
    },
  };
}

interface Watched {
  readonly watcher: FSWatcher;
  /** Which folder it was: another one may come to stand there. */
  readonly identity: string;
}

const A_SECOND = 1000;
/** With more changes at once the system may have dropped some. */
const MANY = 200;
const QUIET = 20;
const LONGEST_BURST = 150;

/** Calls `act` once things have been quiet for a moment, and at the latest after a few moments. */
function gather(act: () => void) {
  let quiet: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(quiet);
    clearTimeout(latest);
    quiet = latest = undefined;
  };
  const end = (): void => {
    stop();
    act();
  };
  return {
    add() {
      clearTimeout(quiet);
      quiet = setTimeout(end, QUIET);
      latest ??= setTimeout(end, LONGEST_BURST);
    },
    stop,
  };
}

function below(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

/** What editors and we ourselves leave beside the files that matter. */
function isNoise(name: string): boolean {
  return (
    name.endsWith("~") ||
    name === "4913" ||
    name.startsWith("postrider.db") ||
    (name.startsWith(".") && name !== ".env")
  );
}

/** Undefined where the system has no watch for it. */
function watcherOf(path: string): FSWatcher | undefined {
  try {
    return watch(path);
  } catch {
    return undefined;
  }
}

// A number that was given back is soon given out again, so the moment of its birth belongs to it.
function identityOf(path: string): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat?.isDirectory() ? `${stat.dev}:${stat.ino}:${stat.birthtimeNs}` : undefined;
}

function foldersIn(path: string): { readonly name: string; readonly isLink: boolean }[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map((entry) => ({ name: entry.name, isLink: entry.isSymbolicLink() }));
  } catch {
    // It went away while we looked.
    return [];
  }
}

/** Changes with the names, sizes and times in a folder; empty where it is none. */
function markOf(path: string): string {
  try {
    return readdirSync(path)
      .filter((name) => !isNoise(name))
      .map((name) => {
        const stat = statSync(join(path, name), { throwIfNoEntry: false });
        return `${name}\0${stat?.isDirectory() ? "" : `${stat?.size}\0${stat?.mtimeMs}`}\n`;
      })
      .join("");
  } catch {
    return "";
  }
}
