/** What can be wrong with the body of a post. */
import { oneLine, xmlLegal } from "../../lib/text.ts";
import type { Place, Problem } from "../../model/problem.ts";
import { quoted } from "./changes.ts";

/** @param limit in bytes */
export function postTooBig(file: string, limit: number): Problem {
  return {
    code: "post-too-big",
    level: "error",
    headline: `the post is larger than ${limit / 1_000_000} MB, so its text was left out`,
    place: { file },
    hint: "move pictures and data out of the text into files of their own",
  };
}

/** @param message what satteri found wrong */
export function mdxBroken(place: Place, message: string): Problem {
  return {
    code: "mdx-broken",
    level: "warning",
    headline: `this is not valid MDX and was read as Markdown: ${inWords(message)}`,
    place,
  };
}

// Its own name for the rule that was broken says nothing to anybody.
function inWords(message: string): string {
  const line = oneLine(xmlLegal(message)).replace(/ \([\w-]{1,40}:[\w-]{1,60}\)$/, "");
  return line.charAt(0).toLowerCase() + line.slice(1);
}

/** @param reference as written, such as `2024-01-01-hello` */
export function linkTargetUnknown(place: Place, reference: string): Problem {
  return {
    code: "link-target-unknown",
    level: "warning",
    headline: `a link leads to ${quoted(reference)}, which is not among the posts, so only its text was kept`,
    place,
  };
}
