/**
 * THE PAGE TO READ FIRST. What Postrider does, from a folder of posts to what leaves it:
 *
 *     read ─▶ select ─▶ feeds
 *                  └──▶ edition ─▶ digest ─▶ outbox ─▶ delivery
 *
 * Everything here is a value made of values: nothing is written and nothing is sent. The commands
 * bring the values in from the disk and carry the results out again, through src/io.
 */
import type { renderDigest, Templates } from "./digest/render.ts";
import { closeEdition } from "./editions/close.ts";
import { planEdition, type EditionPlan } from "./editions/plan.ts";
import { type Preview, previewEdition } from "./editions/preview.ts";
import { makeAllFeeds, type MadeFeeds } from "./feeds/make.ts";
import { belongsInFeeds } from "./feeds/select.ts";
import type { Config } from "./model/config.ts";
import type { Digest } from "./model/digest.ts";
import type { Edition } from "./model/edition.ts";
import type { Instant } from "./model/instant.ts";
import type { Lock } from "./model/lock.ts";
import type { ProjectFiles } from "./model/ports.ts";
import type { Post, PostHead } from "./model/post.ts";
import type { Problem } from "./model/problem.ts";
import { POSTRIDER } from "./model/version.ts";
import type { Memory } from "./posts/memory.ts";
import { renderForeign, renderPost, type Rendered } from "./posts/render.ts";
import { scanPosts, type Scan } from "./posts/scan.ts";
import type { ForeignPosts } from "./sources/foreign-post.ts";
import { withForeign } from "./sources/join.ts";

/** What the pipeline starts from. */
export interface Source {
  readonly config: Config;
  readonly lock: Lock;
  readonly files: ProjectFiles;
  readonly now: Instant;
  /** Entries of feeds, which are posts too. */
  readonly foreign?: ForeignPosts;
  /** What an earlier scan of the same blog remembers. */
  readonly known?: Memory;
  /** Takes the place of `renderPost`: one that remembers, where a blog is read again and again. */
  readonly renderer?: typeof renderPost;
}

/** A blog whose heads are read and whose posts are rendered when somebody asks for one. */
export interface Blog extends Source, Scan {
  /** The post with its text. Asked for again, it is the same value. */
  readonly render: (head: PostHead) => Rendered;
  /** The absolute address of every post, by its source file. */
  readonly urls: ReadonlyMap<string, string>;
  /** The heads that editions are made of: all but those whose text is broken. */
  readonly mailable: readonly PostHead[];
  readonly plan: EditionPlan;
}

/** Step 1: every head in the posts folders, and which posts an edition would take. */
export function readBlog(source: Source): Blog {
  const { config, files, now } = source;
  const scan = withForeign(
    scanPosts(config, source.lock, files, now, source.known),
    source.foreign,
  );
  const foreign = new Map(source.foreign?.posts.map((post) => [post.head.source, post]));
  const urls = new Map(
    [...scan.heads, ...scan.retracted, ...scan.unasked].map(
      (head) => [head.source, head.url] as const,
    ),
  );
  const rendered = new Map<string, Rendered>();
  const render = (head: PostHead): Rendered => {
    const entry = foreign.get(head.source);
    const post =
      rendered.get(head.id) ??
      (entry
        ? renderForeign(head, entry.html, entry.base, config)
        : (source.renderer ?? renderPost)(head, { config, files, urls }));
    rendered.set(head.id, post);
    return post;
  };
  const mailable = withoutBroken(scan.heads, render, (heads) => {
    const { due, next } = planEdition(heads, scan.lock, config, now);
    return [...(due?.posts ?? []), ...(next?.posts ?? [])];
  });
  return {
    ...source,
    ...scan,
    urls,
    render,
    mailable,
    plan: planEdition(mailable, scan.lock, config, now),
  };
}

/**
 * The heads less those that an edition would carry and whose text turns out to be broken: one bad post
 * costs one post, and it waits until it is mended instead of being marked as mailed.
 */
function withoutBroken(
  heads: readonly PostHead[],
  render: Blog["render"],
  carriedOf: (heads: readonly PostHead[]) => readonly string[],
): readonly PostHead[] {
  const carried = new Set(carriedOf(heads));
  const broken = heads.filter((head) => carried.has(head.id) && isBroken(render(head)));
  if (broken.length === 0) return heads;
  return withoutBroken(
    heads.filter((head) => !broken.includes(head)),
    render,
    carriedOf,
  );
}

/** What there is to look at before anything is due, made of posts whose text is whole. */
export function previewOf(blog: Blog): Preview | undefined {
  const choose = (heads: readonly PostHead[]) =>
    previewEdition(heads, blog.lock, blog.config, blog.plan);
  const whole = withoutBroken(
    blog.mailable,
    blog.render,
    (heads) => choose(heads)?.edition.posts ?? [],
  );
  return choose(whole);
}

/** Step 2: the editions that are due, oldest first, each on the lock that the ones before it leave. */
export function dueEditions(blog: Blog): readonly Edition[] {
  const editions: Edition[] = [];
  let { lock, mailable } = blog;
  for (;;) {
    const before = lock;
    const plan = (heads: readonly PostHead[]) =>
      planEdition(heads, before, blog.config, blog.now).due;
    mailable = withoutBroken(mailable, blog.render, (heads) => plan(heads)?.posts ?? []);
    const due = plan(mailable);
    if (!due) return editions;
    editions.push(due);
    lock = closeEdition(lock, due, mailable, blog.config.digest);
  }
}

/** Step 3a: every feed that the configuration asks for, of the newest posts that belong into it. */
export function makeFeeds(blog: Blog): MadeFeeds {
  const problems: Problem[] = [];
  const made = makeAllFeeds(
    blog,
    (heads, most) => renderFirst(blog, heads, most, problems),
    POSTRIDER,
  );
  return { ...made, problems: [...problems, ...made.problems] };
}

/** The heads that the blog's own feed will have rendered, broken ones aside, in that order. */
export function headsForFeeds({ heads, foreign, config: { feeds } }: Blog): readonly PostHead[] {
  const elsewhere = new Set(foreign?.posts.map(({ head }) => head.source));
  const wanted = heads.filter((head) => belongsInFeeds(head) && !elsewhere.has(head.source));
  return feeds.archive ? wanted : wanted.slice(0, feeds.limit);
}

/** Whoever renders digests: `renderDigest` of `digest/render.ts`, here or elsewhere. */
export type DigestRenderer = typeof renderDigest;

/** Step 3b: an edition as its readers will see it. */
export async function makeDigest(
  blog: Blog,
  edition: Edition,
  templates: Templates,
  renderer?: DigestRenderer,
): Promise<{
  readonly digest?: Digest;
  readonly problems: readonly Problem[];
}> {
  const byId = new Map(blog.heads.map((head) => [head.id, head]));
  const wanted = edition.posts.flatMap((id) => byId.get(id) ?? []);
  const problems: Problem[] = [];
  const posts = [...renderFirst(blog, wanted, wanted.length, problems)];
  // Loaded here and not above: MJML takes longer to load than a build takes to run.
  const render = renderer ?? (await import("./digest/render.ts")).renderDigest;
  const made = await render(edition, posts, blog.config, templates, blog.files);
  return { ...made, problems: [...problems, ...made.problems] };
}

// A post whose text turns out to be broken makes room for the next one.
function* renderFirst(
  blog: Blog,
  heads: readonly PostHead[],
  most: number,
  problems: Problem[],
): Generator<Post> {
  let left = most;
  for (const head of heads) {
    if (left === 0) return;
    const rendered = blog.render(head);
    problems.push(...rendered.problems);
    if (isBroken(rendered)) continue;
    left--;
    yield rendered.post;
  }
}

function isBroken({ problems }: Rendered): boolean {
  return problems.some(({ level }) => level === "error");
}
