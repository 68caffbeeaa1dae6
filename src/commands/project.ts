import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { readConfig } from "../config/read-config.ts";
import { readSecrets } from "../config/secrets.ts";
import { packageRoot, projectFiles } from "../io/project-files.ts";
import { filesOf } from "../io/scout/scouted-files.ts";
import { projectTree } from "../io/project-tree.ts";
import { isClosedFile } from "../io/stamp.ts";
import { readBytes } from "../io/read-named.ts";
import { type Trace, traced } from "../io/trace.ts";
import type { World } from "../io/world.ts";
import type { Config } from "../model/config.ts";
import type { Secrets } from "../model/secrets.ts";
import type { Instant } from "../model/instant.ts";
import { parseLock } from "../model/lock-text.ts";
import { lockEmpty } from "../model/lock-problems.ts";
import { EMPTY_LOCK, type Lock } from "../model/lock.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { CONFIG_FILE, LOCK_FILE } from "./names.ts";
import { readNow } from "./now.ts";
import type { ForeignPosts } from "../sources/foreign-post.ts";
import { readSources } from "./sources.ts";
import { fileClosed, noProject, notAnInstant } from "./problems.ts";

/** Options that every command on a project takes. */
export interface ProjectOptions {
  /** The project's folder; the current one if absent. */
  readonly directory?: string;
  /** An instant to take for the present one. */
  readonly now?: string;
}

/** A project that can be worked on: its configuration is sound and its lock was read. */
export interface Project {
  readonly root: string;
  readonly config: Config;
  readonly secrets: Secrets;
  readonly lock: Lock;
  readonly files: ProjectFiles;
  /** What was read through `files` so far. */
  readonly trace: (written: readonly string[]) => Trace;
  readonly now: Instant;
  /** The posts of feeds, as they were last fetched. */
  readonly foreign?: ForeignPosts;
  /** What was found on the way and does not stand in it: warnings and notes. */
  readonly problems: readonly Problem[];
}

/** What takes the place of the usual where the same project is opened again and again. */
export interface Means {
  readonly files?: ProjectFiles;
  readonly readLock?: ReadLock;
}

export type ReadLock = (
  ...given: Required<Parameters<typeof parseLock>>
) => ReturnType<typeof parseLock>;

/** Reads configuration, environment and lock; every Problem of all three at once if one is wrong. */
export function openProject(
  world: World,
  options: ProjectOptions,
  means: Means = {},
): { readonly project?: Project; readonly problems: readonly Problem[] } {
  const root = resolve(world.cwd, options.directory ?? ".");
  const untraced = means.files ?? filesOf(root);
  const { files, tree, trace } = traced(untraced, projectTree(root));
  // Taken for absent, the lock would be written anew, and every post with it.
  const closed = [CONFIG_FILE, LOCK_FILE, ".env"].filter((path) => isClosedFile(root, path));
  if (closed.length > 0) return { problems: closed.map(fileClosed) };
  const text = files.read(CONFIG_FILE);
  if (!text) return { problems: [noProject(options.directory)] };
  const written = readConfig(decode(text), CONFIG_FILE, { files, tree });
  const env = { ...parseEnv(decode(untraced.read(".env"))), ...world.env };
  const secrets = readSecrets(env, (path) => readBytes(resolve(root, path)));
  const isThere = (path: string) => untraced.read(path, 1) !== undefined;
  const readLock = means.readLock ?? parseLock;
  const lockBytes = files.read(LOCK_FILE);
  const lockText = decode(lockBytes);
  const lock = readLock(lockText, LOCK_FILE, isThere);
  const now = readNow(options.now, world);
  const problems = [
    ...written.problems,
    ...secrets.problems,
    ...(lockBytes && lockText.trim() === "" ? [lockEmpty(LOCK_FILE)] : lock.problems),
    ...(now === undefined ? [notAnInstant(options.now ?? "")] : []),
  ];
  const sound = problems.every((problem) => problem.level !== "error");
  if (!sound || !written.config || now === undefined) return { problems };
  const { config } = written;
  const known = lock.lock ?? EMPTY_LOCK;
  return {
    project: {
      root,
      config,
      secrets: secrets.secrets,
      lock: known,
      files,
      trace,
      now,
      ...(config.posts.feeds && { foreign: readSources(untraced, config, known, now) }),
      problems,
    },
    problems,
  };
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

/** The files that come with Postrider itself, such as `templates/digest.mjml`. */
export const ownFiles = projectFiles(packageRoot(import.meta.dirname));

/** The project with the feeds that it reads as they are now; what that takes is loaded where it reads any. */
export async function withFreshSources(project: Project): Promise<Project> {
  if (!project.config.posts.feeds) return project;
  return (await import("./refresh-sources.ts")).refreshSources(project);
}
