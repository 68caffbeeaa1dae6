/** Where in a post's own file something was written that a mail says. */
import { placeAt } from "../../lib/place.ts";
import type { Post } from "../../model/post.ts";
import type { Place } from "../../model/problem.ts";
import type { LintedMail } from "./mail.ts";

/** The first of these texts that the post's file has, as a place; else the file alone. */
export function placeInPost(
  { source }: Pick<Post, "source">,
  { files }: Pick<LintedMail, "files">,
  ...needles: readonly string[]
): Place {
  const bytes = files.read(source);
  if (!bytes) return { file: source };
  const text = new TextDecoder().decode(bytes);
  for (const needle of needles) {
    const start = needle === "" ? -1 : text.indexOf(needle);
    if (start >= 0) return placeAt(source, text, { start, end: start + needle.length });
  }
  return { file: source };
}
