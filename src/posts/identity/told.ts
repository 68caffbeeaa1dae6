/** What a person is told of identities: all that was not plain. */
import type { ProjectFiles } from "../../model/ports.ts";
import type { Problem } from "../../model/problem.ts";
import { placeOfId } from "../open-post.ts";
import type { Identities } from "./identify.ts";
import type { Match } from "./match.ts";
import type { Sameness } from "./pairs.ts";
import { idChanged, idTwice, manyTakenFor, takenFor, takenForNone } from "./problems.ts";

export function identityProblems(
  { twins, changed, matches, doubts }: Pick<Identities, "twins" | "changed" | "matches" | "doubts">,
  files: ProjectFiles,
): Problem[] {
  return [
    ...twins.map(({ source, of, id }) =>
      idTwice(placeOfId(source, files), placeOfId(of, files), id),
    ),
    ...changed.map(({ source, before, id }) => idChanged(placeOfId(source, files), before, id)),
    ...recognised(matches),
    ...doubts.map(({ sketch, candidates }) => takenForNone(sketch.post.source, candidates)),
  ];
}

/** Each post that was renamed, unless they are so many that only the folder was. */
function recognised(matches: readonly Match[]): Problem[] {
  const groups = Map.groupBy(matches, ({ sketch, locked }) => {
    const { before, after } = whereTheyPart(locked.source, sketch.post.source);
    return `${before}\n${after}`;
  });
  const problems: Problem[] = [];
  let left = MOST_SINGLY;
  let more: Match[] = [];
  for (const group of [...groups.values()].toSorted((a, b) => b.length - a.length)) {
    const [first] = group;
    if (first && group.length > MOST_TOGETHER) {
      problems.push(
        manyTakenFor(group.length, whereTheyPart(first.locked.source, first.sketch.post.source)),
      );
      continue;
    }
    for (const match of group) {
      if (left-- > 0)
        problems.push(takenFor(match.sketch.post.source, match.locked, wordsFor(match.same)));
      else more = [...more, match];
    }
  }
  return more.length > 0 ? [...problems, manyTakenFor(more.length)] : problems;
}

/** So many may move from one folder to another and be named one by one. */
const MOST_TOGETHER = 3;
const MOST_SINGLY = 20;

/** What is left of both paths without the end that they share. */
function whereTheyPart(one: string, other: string): { before: string; after: string } {
  const [before, after] = [one.split("/"), other.split("/")];
  while (before.length > 1 && after.length > 1 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return { before: before.join("/"), after: after.join("/") };
}

/** `same text, title and date`, or what its header says. */
function wordsFor(same: readonly Sameness[]): string {
  if (same.includes("alias")) return "its header says that it had that address";
  const words = same.map((what) => WORDS[what]);
  const last = words.pop() ?? "";
  return `same ${words.length > 0 ? `${words.join(", ")} and ${last}` : last}`;
}

const WORDS: Readonly<Record<Sameness, string>> = {
  alias: "address of old",
  text: "text",
  path: "path",
  title: "title",
  date: "date",
  address: "address",
  name: "file name",
};
