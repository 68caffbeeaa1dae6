import type { ProjectTree } from "../../model/tree.ts";
import { postsBelow } from "./posts-below.ts";
import type { Hints } from "./recognised.ts";

/** A folder with dated files and nothing that tells what makes a site of it. */
export function plain(tree: ProjectTree, root: string): Hints {
  return postsBelow(tree, root, ["."]);
}
