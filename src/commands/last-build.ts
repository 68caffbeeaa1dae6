import { resolve } from "node:path";
import { filesOf } from "../io/scout/scouted-files.ts";
import { projectTree } from "../io/project-tree.ts";
import { type Stamp, stampOf } from "../io/stamp.ts";
import { contentHash, isSame, type Trace } from "../io/trace.ts";
import { writeWhole } from "../io/write-files.ts";
import type { World } from "../io/world.ts";
import type { Instant } from "../model/instant.ts";
import { POSTRIDER } from "../model/version.ts";
import type { BuildReport } from "../report/build.ts";
import type { BuildOptions } from "./build.ts";
import { LAST_BUILD, LOCK_FILE } from "./names.ts";
import { readNow } from "./now.ts";

/** What one build read, wrote and said: enough to know that another one would do the same. */
interface Remembered {
  readonly version: string;
  readonly preview: boolean;
  readonly trace: Trace;
  readonly written: Readonly<Record<string, Stamp>>;
  /** It holds from the one instant up to the other. */
  readonly from: Instant;
  readonly until: Instant | null;
  readonly report: BuildReport;
}

// A file that was written in the same tick of the clock as it was read looks unchanged ever after.
const TICK = 2000;

/** The report of the build before this one, if this one would read and write the very same. */
export function lastBuild(world: World, options: BuildOptions): BuildReport | undefined {
  const root = resolve(world.cwd, options.directory ?? ".");
  const files = filesOf(root);
  const kept = readKept(files.read(LAST_BUILD));
  const keptAt = stampOf(root, LAST_BUILD)?.modified;
  const now = readNow(options.now, world);
  if (!kept || keptAt === undefined || now === undefined) return undefined;
  const same =
    kept.version === POSTRIDER.version &&
    kept.preview === (options.preview ?? true) &&
    now >= kept.from &&
    now < (kept.until ?? Infinity) &&
    keptAt > kept.trace.newest + TICK &&
    Object.entries(kept.written).every(([path, stamp]) => isStamp(stampOf(root, path), stamp)) &&
    isSame(kept.trace, files, projectTree(root));
  if (!same) return undefined;
  // What a build proposes to do by hand is not proposed again.
  const { discovery: _said, ...report } = kept.report;
  if (options.strict && report.problems.some(({ level }) => level !== "note")) return undefined;
  return {
    ...report,
    files: report.files.map((file) => ({ ...file, changed: false })),
    problems: report.problems.filter(({ code }) => !SAID_ONCE.has(code)),
  };
}

// What that build took into the lock is how things are by now.
const SAID_ONCE = new Set([
  "id-changed",
  "post-ambiguous",
  "post-recognised",
  "posts-recognised",
  "updated-assumed",
]);

/** The feeds that the build before this one wrote and that nobody has touched since. */
export function formerFeeds(root: string): BuildReport["files"] {
  const kept = readKept(filesOf(root).read(LAST_BUILD));
  return (kept?.report.files ?? []).filter(({ path, kind }) => {
    const stamp = kept?.written[path];
    return kind !== undefined && stamp !== undefined && isStamp(stampOf(root, path), stamp);
  });
}

/** Keeps a build for the next one to look at. A cache: what cannot be written is not missed. */
export function rememberBuild(
  root: string,
  options: Pick<BuildOptions, "preview">,
  built: {
    readonly report: BuildReport;
    readonly trace: (written: readonly string[]) => Trace;
    readonly lock: string;
    readonly from: Instant;
    readonly until: Instant;
  },
): void {
  const { report, lock, from, until } = built;
  const paths = [...report.files.map(({ path }) => path), ...(report.digest?.files ?? [])];
  const trace = built.trace([...paths, LAST_BUILD, LOCK_FILE]);
  const written = paths.flatMap((path) => {
    const stamp = stampOf(root, path);
    return stamp ? [[path, stamp] as const] : [];
  });
  const kept: Remembered = {
    version: POSTRIDER.version,
    preview: options.preview ?? true,
    // The next build reads the lock that this one wrote, and finds nothing to add.
    trace: {
      ...trace,
      files: { ...trace.files, [`:${LOCK_FILE}`]: contentHash(Buffer.from(lock)) },
    },
    written: Object.fromEntries(written),
    from,
    until: Number.isFinite(until) ? until : null,
    report,
  };
  writeWhole(root, LAST_BUILD, JSON.stringify(kept));
}

function readKept(bytes: Uint8Array | undefined): Remembered | undefined {
  if (!bytes) return undefined;
  try {
    const kept: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRemembered(kept) ? kept : undefined;
  } catch {
    // A cache that cannot be read is no cache.
    return undefined;
  }
}

// Only our own version writes what our own version trusts, so its name vouches for the rest.
function isRemembered(value: unknown): value is Remembered {
  return (
    typeof value === "object" &&
    value !== null &&
    "version" in value &&
    value.version === POSTRIDER.version &&
    "report" in value
  );
}

function isStamp(found: Stamp | undefined, stamp: Stamp): boolean {
  return found?.bytes === stamp.bytes && found.modified === stamp.modified;
}
