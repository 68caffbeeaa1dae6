/** What can be wrong with who a post is, or good to know about it, one constructor a Problem. */
import { counted } from "../../lib/text.ts";
import type { LockedPost } from "../../model/lock.ts";
import type { Place, Problem } from "../../model/problem.ts";

export function idTwice(place: Place, other: Place, id: string): Problem {
  return {
    code: "id-twice",
    level: "error",
    headline: `two posts have the id \`${id}\`, and readers would take them for one`,
    place,
    other,
    hint: "give one of them an id of its own, or none",
  };
}

export function idChanged(place: Place, before: string, now: string): Problem {
  return {
    code: "id-changed",
    level: "warning",
    headline: `this post was \`${before}\` and is now \`${now}\`: readers will see it as new`,
    place,
    hint: `write \`id: ${before}\` into its header to keep what it was`,
  };
}

/** @param why what the two have in common, in words */
export function takenFor(file: string, { source }: LockedPost, why: string): Problem {
  const before = source === "-" ? "a post of before" : `\`${source}\`, which is gone`;
  return {
    code: "post-recognised",
    level: "note",
    headline: `this is taken for ${before}: ${why}`,
    place: { file },
    hint: "if it is another post, write an `id` of its own into its header",
  };
}

/** @param moved from where to where, if all of them went the same way */
export function manyTakenFor(
  count: number,
  moved?: { readonly before: string; readonly after: string },
): Problem {
  const headline = moved
    ? `${counted(count, "post")} of \`${moved.before}/\`, which is gone, are now in \`${moved.after}/\` and stay who they were`
    : `${counted(count, "more post")} whose files were renamed stay who they were`;
  return {
    code: "posts-recognised",
    level: "note",
    headline,
    hint: "`git diff postrider.lock` shows each of them after a build",
  };
}

export function takenForNone(file: string, candidates: readonly LockedPost[]): Problem {
  const names = candidates.slice(0, 3).map(({ source }) => `\`${source}\``);
  const [only] = candidates.length === 1 ? candidates : [];
  const headline =
    only === undefined
      ? `this may be ${names.join(" or ")}, which are gone, and is taken for none of them`
      : `this is not the only post that may be ${names.join("")}, which is gone, and is taken for a new post`;
  return {
    code: "post-ambiguous",
    level: "warning",
    headline,
    place: { file },
    hint:
      only === undefined
        ? "write the `id` of the right one, which `postrider.lock` has, into its header"
        : `write \`id: ${only.id}\` into the header of the one that it is`,
  };
}
