/** What can be wrong with the addresses of posts, one constructor a Problem. */
import { didYouMean } from "../../lib/similar.ts";
import { counted } from "../../lib/text.ts";
import type { Place, Problem } from "../../model/problem.ts";
import { quoted } from "../problems.ts";

export function addressTwice(
  place: Place,
  other: Place,
  url: string,
  hint = "give one of them a `slug` of its own",
): Problem {
  return {
    code: "address-twice",
    level: "warning",
    headline: `two posts have the address ${quoted(url)}`,
    place,
    other,
    hint,
  };
}

/** @param count posts that have the address of one of another day; `place` and `other` are two such */
export function addressWithoutDay(count: number, place: Place, other: Place, url: string): Problem {
  return {
    code: "address-without-day",
    level: "warning",
    headline: `${counted(count, "post")} have the address of a post of another day, as ${quoted(url)}`,
    place,
    other,
    hint: "put `:day` into `posts.permalink`, as in `/:year/:month/:day/:slug/`",
  };
}

export function unknownPart(part: string, known: Iterable<string>): Problem {
  const meant = didYouMean(part, known);
  return {
    code: "permalink-part-unknown",
    level: "warning",
    headline: `\`posts.permalink\` has a part that means nothing: \`:${part}\``,
    ...(meant !== undefined && { hint: `did you mean \`:${meant}\`?` }),
  };
}

export function permalinkInvalid(place: Place, written: string): Problem {
  return {
    code: "permalink-invalid",
    level: "warning",
    headline: `this is no address, and \`posts.permalink\` was used instead: ${quoted(written)}`,
    place,
    hint: "write the path alone, such as `/about/`",
  };
}

export function permalinkTemplate(place: Place, written: string): Problem {
  return {
    code: "permalink-template",
    level: "warning",
    headline: `this address is a program, and \`posts.permalink\` was used instead: ${quoted(written)}`,
    place,
    hint: "write the address out",
  };
}

/** The same of an address that a folder's data has for every post in it. */
export function permalinkOfMany(place: Place, written: string): Problem {
  return {
    code: "permalink-template",
    level: "warning",
    headline: `the addresses of this folder are a program, and \`posts.permalink\` was used instead: ${quoted(written)}`,
    place,
    hint: "say in `posts.permalink` what it makes, such as `/blog/:year/:month/:slug/`",
  };
}
