/** Jekyll's `{% include_relative part.md %}`: text from beside the post, put in before anything is read. */

/** Reads a file beside the post, by its path below the post's folder; undefined where there is none. */
export type ReadBeside = (relative: string) => string | undefined;

const TAG = /\{%-?\s{0,9}include_relative\s{1,9}(["']?)([^\s"'%{}]{1,200})\1[^%{}]{0,500}-?%\}/g;

// A file may include others, and one that includes itself has to come to an end.
const MOST_DEPTH = 4;
const MOST_LENGTH = 1_000_000;

/**
 * The text with every file in it that it includes. What leads out of the post's folder, or to nothing,
 * stays a tag, which is dropped and told later on.
 */
export function withIncluded(text: string, read: ReadBeside): string {
  if (!text.includes("include_relative")) return text;
  let room = MOST_LENGTH;
  const include = (whole: string, depth: number): string =>
    whole.replace(TAG, (tag: string, _quote: string, path: string) => {
      if (depth >= MOST_DEPTH || !isBelow(path)) return tag;
      const found = read(path);
      if (found === undefined || found.length > room) return tag;
      room -= found.length;
      return include(found, depth + 1);
    });
  return include(text, 0);
}

function isBelow(path: string): boolean {
  const parts = path.split("/");
  return (
    !path.includes("\\") && parts.every((part) => part !== "" && part !== "." && part !== "..")
  );
}
