import type { ProjectTree, TreeEntry } from "../../src/model/tree.ts";

/** A folder made of paths and texts. */
export function folder(files: Readonly<Record<string, string>>): ProjectTree {
  const paths = Object.keys(files);
  return {
    entries(at) {
      const base = at === "." ? "" : `${at}/`;
      const found = new Map<string, TreeEntry>();
      for (const path of paths) {
        if (!path.startsWith(base)) continue;
        const [name = "", ...below] = path.slice(base.length).split("/");
        found.set(name, { name, isFolder: below.length > 0 });
      }
      return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },
    read(path, limit) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? undefined : new TextEncoder().encode(text).subarray(0, limit);
    },
  };
}

/** So many posts with a date in their header, at paths made by `path`. */
export function posts(count: number, path: (index: number) => string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      path(index + 1),
      `---\ntitle: Post ${index + 1}\ndate: 2026-11-0${index + 1}\n---\nText\n`,
    ]),
  );
}
