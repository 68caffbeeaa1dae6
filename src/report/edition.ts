import { counted } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import type { PostHead } from "../model/post.ts";
import { showInstant } from "./instant.ts";
import { type PassedOver, passedOverAsJson, showPassedOver } from "./passed-over.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** The editions made so far, newest first, a line each. */
export function showEditionList(
  editions: readonly Edition[],
  config: Config,
  paint: Paint,
): string {
  if (editions.length === 0) return "No edition was made yet.";
  return editions
    .toReversed()
    .map(({ id, slot, posts }) => {
      const when = showInstant(slot, config);
      return `${paint("cyan", id)}  ${when}  ${counted(posts.length, "post")}`;
    })
    .join("\n");
}

/** One edition: what it covers, where it can be read, its posts in the order of reading. */
export function showEdition(
  edition: Edition,
  titles: ReadonlyMap<string, PostHead>,
  config: Config,
  paint: Paint,
): string {
  const { id, slot, window, posts } = edition;
  return [
    `${paint("bold", id)}  ${showInstant(slot, config)}`,
    `  posts after ${showInstant(window.from, config)}`,
    `  ${archiveAddress(edition, config)}`,
    ...posts.flatMap((post) => {
      const head = titles.get(post);
      return head
        ? [`  · ${printable(head.title)}`, paint("dim", `    ${printable(head.url)}`)]
        : [`  · ${printable(post)}`, paint("dim", "    this post is not here any more")];
    }),
  ].join("\n");
}

/** What comes, and why each recent post is in or out. */
export interface Coming {
  readonly config: Config;
  readonly due: readonly Edition[];
  readonly next?: Edition;
  readonly nextSlot?: Instant;
  /** The last slot, of which nothing was made though posts wait. */
  readonly passedOver?: PassedOver;
  readonly choices: readonly { readonly post: PostHead; readonly reason: Reason }[];
}

/** `editions/reasons.ts` says what each means. */
type Reason =
  | { readonly is: "due" | "mailed"; readonly edition: string }
  | { readonly is: "next"; readonly edition: string; readonly slot: Instant }
  | { readonly is: "waits" | "kept-out" | "expired" }
  | { readonly is: "held" | "archive"; readonly until: Instant }
  | { readonly is: "too-few"; readonly atLeast: number }
  | { readonly is: "filtered"; readonly forGood: boolean };

export function showComing(coming: Coming, paint: Paint): string {
  const { config, choices } = coming;
  const reasons = choices.map(({ post, reason }) => {
    const style = isIn(reason) ? "green" : "dim";
    const because = sayReason(reason, config);
    return `  ${isIn(reason) ? "✓" : "–"} ${printable(post.title)}\n    ${paint(style, because)}`;
  });
  return [
    ...sayComing(coming, paint),
    "",
    paint("bold", "recent posts"),
    ...(reasons.length > 0 ? reasons : ["  none"]),
  ].join("\n");
}

/** What goes out when, a line each. */
export function sayComing(coming: Coming, paint: Paint): string[] {
  return [
    ...coming.due.map(
      ({ id, posts }) =>
        `${paint("bold", "due now")}: edition ${paint("cyan", id)}, ${counted(posts.length, "post")}`,
    ),
    ...showPassedOver(coming.passedOver, coming.config),
    sayNext(coming, paint),
  ];
}

function sayNext({ config, next, nextSlot, choices }: Coming, paint: Paint): string {
  const label = paint("bold", "next");
  if (next) {
    return `${label}: edition ${paint("cyan", next.id)}, ${showInstant(next.slot, config)}, ${counted(next.posts.length, "post")}`;
  }
  if (nextSlot === undefined) return `${label}: with the next post`;
  const few = choices.filter(({ reason }) => reason.is === "too-few").length;
  const because =
    few > 0
      ? `${counted(few, "post")} ${few === 1 ? "waits" : "wait"} for it, and \`digest.at-least\` is ${config.digest.atLeast}`
      : "and no post waits for it yet";
  return `${label}: ${showInstant(nextSlot, config)}, ${because}`;
}

/** Whether a post with that reason goes out in the edition that is due or in the next one. */
export function isIn({ is }: Reason): boolean {
  return is === "due" || is === "next";
}

/** A few words on why a post is in or out. */
export function sayReason(reason: Reason, config: Config): string {
  switch (reason.is) {
    case "due":
      return `goes out now, in edition ${reason.edition}`;
    case "next":
      return `goes out ${showInstant(reason.slot, config)}, in edition ${reason.edition}`;
    case "waits":
      return "waits for a later edition";
    case "held":
      return `held until ${showInstant(reason.until, config)} (\`digest.hold\`)`;
    case "too-few":
      return `waits until ${reason.atLeast} posts are new (\`digest.at-least\`)`;
    case "mailed":
      return `was in edition ${reason.edition}`;
    case "archive":
      return `never: it is from before the first edition, which begins after ${showInstant(reason.until, config)}`;
    case "kept-out":
      return "never: its header says `digest: false`";
    case "filtered":
      return reason.forGood
        ? "never: its tags or its language kept it out when its edition was made"
        : "kept out by its tags or its language (`digest.tags`, `digest.without-tags`, `digest.languages`)";
    case "expired":
      return "never by itself: it came later than `digest.expire-after` allows";
  }
}

/** The editions for machines; instants in UTC. */
export function editionAsJson(edition: Edition, config: Config) {
  const { id, slot, window, posts } = edition;
  return {
    id,
    slot: toRfc3339(slot),
    after: toRfc3339(window.from),
    url: archiveAddress(edition, config),
    posts,
  };
}

export function comingAsJson(coming: Coming) {
  const { config, due, next, nextSlot, passedOver, choices } = coming;
  return {
    due: due.map((edition) => editionAsJson(edition, config)),
    ...(next && { next: editionAsJson(next, config) }),
    ...(nextSlot !== undefined && { nextSlot: toRfc3339(nextSlot) }),
    ...passedOverAsJson(passedOver),
    posts: choices.map(({ post: { id, source, title, url }, reason }) => ({
      id,
      source,
      title,
      url,
      ...reason,
      ...("until" in reason && { until: toRfc3339(reason.until) }),
      ...("slot" in reason && { slot: toRfc3339(reason.slot) }),
    })),
  };
}

function archiveAddress({ id }: Edition, { site }: Config): string {
  return new URL(`editions/${id}/`, site.url).href;
}
