/** The blog as it is now, worked out again at every change, with a memory of what stays the same. */
import { basename, resolve } from "node:path";
import type { Changed } from "../../io/watch.ts";
import { watchedFiles } from "../../io/watched-files.ts";
import type { World } from "../../io/world.ts";
import type { Instant } from "../../model/instant.ts";
import type { Problem } from "../../model/problem.ts";
import { type Blog, readBlog } from "../../pipeline.ts";
import type { Shown, ShownFeed } from "../../web/preview/shown.ts";
import { validUntil } from "../build-project.ts";
import { knownPosts } from "../known-posts.ts";
import { openProject, type Project, type ProjectOptions } from "../project.ts";
import { slowlyCheck } from "./check.ts";
import { type MadeDigest, showDigest } from "./digest.ts";
import { showFeeds } from "./feeds.ts";
import { lookOf } from "./look.ts";
import { picturesOf } from "./pictures.ts";
import { showEditions, showPosts } from "./posts.ts";
import { faultMet } from "./problems.ts";
import { rememberingLock, rememberingRenderer } from "./remember.ts";

export interface Studio {
  readonly shown: () => Shown;
  /** Hears of changes; whatever nobody tells of is taken to be as it was. */
  readonly tell: (changed: Changed) => void;
  /** Reads what has changed. Never rejects: whatever is wrong is shown. */
  readonly refresh: () => Promise<void>;
  /** Works out what `check` says of what is shown; given up where something newer comes. */
  readonly check: (isWanted?: () => boolean) => Promise<void>;
  /** The instant from which on the same files may be shown otherwise: none where `--now` stands still. */
  readonly until: () => Instant;
  /** What a build would be made of, as far as it could be read. */
  readonly project: () => Project | undefined;
}

/** @param onNews is called whenever there is something new to see */
export function openStudio(world: World, options: ProjectOptions, onNews: () => void): Studio {
  const root = resolve(world.cwd, options.directory ?? ".");
  const renderer = rememberingRenderer(root);
  const { files, tell } = watchedFiles(root);
  const means = { files, readLock: rememberingLock() };
  let shown = emptyOf(root);
  // Of ten thousand posts only those that have changed are read again.
  let memory = knownPosts(root);
  let now:
    | { readonly project: Project; readonly blog: Blog; readonly digest?: MadeDigest }
    | undefined;
  // What is shown of the digest: the last one that could be made whole.
  let last: MadeDigest | undefined;

  const show = (next: Omit<Shown, "version">): void => {
    shown = { ...next, version: shown.version + 1 };
    onNews();
  };

  const read = async (): Promise<void> => {
    const { project, problems } = openProject(world, options, means);
    if (!project) {
      show({ ...shown, problems: errorsIn(problems), isBehind: true });
      return;
    }
    const blog = readBlog({ ...project, renderer, ...(memory && { known: memory }) });
    memory = blog.memory ?? memory;
    const pictures = picturesOf(project, blog.heads);
    const digest = await showDigest(project, blog, pictures);
    now = { project, blog, ...(digest && { digest }) };
    const errors = errorsIn([
      ...problems,
      ...blog.problems,
      ...brokenPosts(blog),
      ...(digest?.problems ?? []),
    ]);
    const isBehind = isHeldBack(errors, digest, last);
    if (!isBehind) last = digest;
    const { config } = project;
    show({
      blog: config.site.title,
      look: lookOf(config),
      ...(last?.shown && { digest: last.shown }),
      isBehind,
      problems: errors,
      posts: showPosts(blog),
      editions: showEditions(blog, project),
      feeds: once(() => showFeeds(blog)),
      pictures,
    });
  };

  return {
    shown: () => shown,
    tell,
    until: () => (now && options.now === undefined ? validUntil(now.blog) : Infinity),
    project: () => now?.project,
    async refresh() {
      try {
        await read();
      } catch (fault) {
        // A preview outlives what it cannot show: the next change may be the way out.
        show({ ...shown, problems: [faultMet(fault)], isBehind: true });
      }
    },
    async check(isWanted = () => true) {
      const { version } = shown;
      if (!now || shown.check) return;
      const { project, blog, digest } = now;
      const isCurrent = () => shown.version === version && isWanted();
      const check = await slowlyCheck(project, blog, digest, isCurrent);
      if (check && isCurrent()) show({ ...shown, check });
    },
  };
}

function emptyOf(root: string): Shown {
  return {
    version: 0,
    blog: basename(root),
    look: lookOf(undefined),
    isBehind: false,
    problems: [],
    posts: { coming: [], choices: [], leftOut: [] },
    editions: [],
    feeds: () => Promise.resolve([]),
    pictures: {
      site: "https://blog.invalid/",
      candidates: () => [],
      folder: { find: () => Promise.resolve(undefined) },
    },
  };
}

/**
 * Whether the digest shown before stays: because there is none now, or because a post that it carries is
 * broken at this moment, which while it is being written it often is.
 */
function isHeldBack(
  errors: readonly Problem[],
  digest: MadeDigest | undefined,
  last: MadeDigest | undefined,
): boolean {
  if (digest && !digest.shown) return true;
  const broken = new Set(errors.map(({ place }) => place?.file));
  return last?.sources.some((source) => broken.has(source)) ?? false;
}

/** What is wrong with the text of posts that would be mailed but for that. */
function brokenPosts({ heads, mailable, render }: Blog): Problem[] {
  if (heads.length === mailable.length) return [];
  const whole = new Set(mailable);
  return heads.filter((head) => !whole.has(head)).flatMap((head) => [...render(head).problems]);
}

function errorsIn(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ level }) => level === "error");
}

function once(make: () => Promise<readonly ShownFeed[]>): () => Promise<readonly ShownFeed[]> {
  let made: Promise<readonly ShownFeed[]> | undefined;
  return () => (made ??= make());
}
