import type { Place, Problem } from "../model/problem.ts";
import type { Checked } from "./check.ts";

/**
 * The same with every path as it is from where the command was called, so that a terminal can make a link of it.
 *
 * @param folder the project's, from there, with `/`; empty where it is the same
 */
export function fromHere(checked: Checked, folder: string): Checked {
  if (folder === "") return checked;
  const path = (file: string) => `${folder}/${file}`;
  const place = (given: Place): Place => ({ ...given, file: path(given.file) });
  return {
    ...checked,
    problems: checked.problems.map((problem): Problem => {
      const { place: one, other } = problem;
      return {
        ...problem,
        ...(one && { place: place(one) }),
        ...(other && { other: place(other) }),
      };
    }),
    leftOut: checked.leftOut.map((file) => ({ ...file, source: path(file.source) })),
    changed: checked.changed.map((post) => ({ ...post, source: path(post.source) })),
  };
}
