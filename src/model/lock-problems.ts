/** What can be wrong with a lock, one constructor a Problem. */
import type { Place, Problem } from "./problem.ts";

/** @param more how many lines further down are none either */
export function lineUnreadable(place: Place, more: number): Problem {
  const others = more === 0 ? "" : more === 1 ? ", nor is another" : `, nor are ${more} others`;
  return {
    code: "lock-line-unreadable",
    level: "error",
    headline: `this is no line of a lock${others}`,
    place,
    hint: "restore the file from version control",
  };
}

/** A last line without the line break that every line is written with, and that ends in what may be half of something. */
export function lineCutOff(place: Place): Problem {
  return {
    code: "lock-line-cut-off",
    level: "error",
    headline: "the last line has no end, so part of it may be missing",
    place,
    hint: "restore the file from version control; where nothing is missing, end its last line with a line break",
  };
}

/** A lock that is there and says nothing: every post would get a new id and look new to its readers. */
export function lockEmpty(file: string): Problem {
  return {
    code: "lock-empty",
    level: "error",
    headline: "the lock is empty",
    place: { file },
    hint: "restore it from version control; where there never was another, delete it",
  };
}

/** @param end the last line of the conflict, if there is one */
export function mergeConflict(place: Place, end: Place | undefined): Problem {
  return {
    code: "lock-merge-conflict",
    level: "error",
    headline: "an unresolved merge conflict",
    place,
    ...(end && { other: end }),
    hint: "keep the lines of both sides and remove the marker lines between them",
  };
}

export function newerVersion(place: Place, version: string): Problem {
  return {
    code: "lock-too-new",
    level: "error",
    headline: `the lock has version \`${version}\`, and this Postrider reads version 1`,
    place,
    hint: "update Postrider",
  };
}

export function idTwice(place: Place, other: Place, id: string): Problem {
  return {
    code: "lock-id-twice",
    level: "error",
    headline: `two posts, whose files are both there, have the id \`${id}\``,
    place,
    other,
    hint: "keep the line of the file that readers know by this id, and remove the other",
  };
}

export function sourceTwice(place: Place, other: Place, source: string): Problem {
  return {
    code: "lock-source-twice",
    level: "error",
    headline: `\`${source}\` has two ids`,
    place,
    other,
    hint: "keep the line with the id that your published feed has, and remove the other",
  };
}

export function editionTwice(place: Place, other: Place, id: string): Problem {
  return {
    code: "lock-edition-twice",
    level: "error",
    headline: `the edition \`${id}\` was made twice, and not alike`,
    place,
    other,
    hint: "keep the line of the one that was sent, and remove the other",
  };
}

export function postOfEditionMissing(place: Place, edition: string, id: string): Problem {
  return {
    code: "lock-post-missing",
    level: "error",
    headline: `the edition \`${edition}\` has a post that the lock does not know: \`${id}\``,
    place,
    hint: "restore that post's line from version control",
  };
}
