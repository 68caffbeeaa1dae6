/** One name in a folder. */
export interface TreeEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A folder to look around in, one level at a time: it may hold anything, and too much to list whole. */
export interface ProjectTree {
  /**
   * What is in a folder (`.` for the project itself), in the order of names by code unit. Links count as
   * what they point to only where that is inside of the project. An absent folder is an empty one.
   */
  entries(folder: string): readonly TreeEntry[];
  /** The first `limit` bytes of a file, or all of it; undefined where there is none. */
  read(path: string, limit?: number): Uint8Array | undefined;
}
