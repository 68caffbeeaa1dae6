import { counted } from "../lib/text.ts";
import type { Change, Post } from "../model/post.ts";
import { compareText } from "../model/problem.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** Posts that are told one by one; of all others only what was changed in them. */
const SHORT = 10;

/** What became of the texts on the way to feeds and mail, post by post, and of many posts in all. */
export function showChanged(changed: readonly Post[], verbose: boolean, paint: Paint): string {
  if (changed.length === 0) return "";
  const sorted = changed.toSorted((a, b) => compareText(a.source, b.source));
  const shown = verbose || sorted.length <= SHORT + 1 ? sorted : sorted.slice(0, SHORT);
  const rest = sorted.slice(shown.length);
  return [
    paint("bold", `changed to be safe and whole elsewhere: ${counted(changed.length, "post")}`),
    ...shown.map(({ source, changes }) => `  ${printable(`${source}: ${listed(changes)}`)}`),
    ...(rest.length > 0
      ? [
          paint("dim", `  and ${counted(rest.length, "post")} more:`) +
            ` ${printable(listed(inAll(rest)))}`,
        ]
      : []),
  ].join("\n");
}

function inAll(posts: readonly Post[]): Change[] {
  const times = new Map<string, number>();
  for (const { what, times: count } of posts.flatMap((post) => post.changes)) {
    times.set(what, (times.get(what) ?? 0) + count);
  }
  return [...times]
    .map(([what, count]) => ({ what, times: count }))
    .toSorted((a, b) => b.times - a.times || compareText(a.what, b.what));
}

function listed(changes: readonly Change[]): string {
  const kinds = new Map<string, Change[]>();
  for (const change of changes) {
    const [, kind, , end] = NAMED.exec(change.what) ?? [];
    const key = kind === undefined ? change.what : `${kind} ${end}`;
    kinds.set(key, [...(kinds.get(key) ?? []), change]);
  }
  return [...kinds.values()]
    .map((group) => (group.length > 1 ? together(group) : each(group)))
    .join(", ");
}

// `shortcode \`note\` dropped`, `unknown element \`card\` dropped, its text kept`.
const NAMED = /^(shortcode|template tag|template filter|unknown element|component) (`[^`]+`) (.*)$/;

function each(changes: readonly Change[]): string {
  return changes.map(phrase).join(", ");
}

/** `shortcodes \`note\` and \`tabs\` (twice) dropped`. */
function together(changes: readonly Change[]): string {
  const names = changes.map(({ what, times }) => {
    const name = NAMED.exec(what)?.[2] ?? what;
    return times === 1 ? name : `${name} (${times === 2 ? "twice" : `${times} times`})`;
  });
  const [, kind, , end = ""] = NAMED.exec(changes[0]?.what ?? "") ?? [];
  const last = names.pop();
  return `${kind}s ${names.join(", ")} and ${last} ${end.replace("its text", "their text")}`;
}

/** `2 iframes became links`, `shortcode \`x\` dropped 3 times, its text kept`. */
export function phrase({ what, times }: Change): string {
  if (times === 1) return what;
  const linked = /^`(\w+)` became a link$/.exec(what);
  if (linked) return `${times} ${linked[1]}s became links`;
  const [done = what, ...more] = what.split(", ");
  return [`${done} ${times === 2 ? "twice" : `${times} times`}`, ...more].join(", ");
}
