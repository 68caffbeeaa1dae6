/** Paths with `*` for anything but a slash and `**` for anything: as settings name many files at once. */

/**
 * Whether a path begins as Jekyll's settings say; where they have stars, whether a file, or a folder that it
 * is in, fits them. Takes no more than the length of the pattern times that of the path, however many stars
 * there are.
 */
export function filesIn(pattern: string): (path: string) => boolean {
  if (pattern === "") return () => true;
  if (!pattern.includes("*")) return (path) => path.startsWith(pattern);
  const pieces = piecesOf(pattern);
  return (path) => reached(pieces, path).some((at) => at === path.length || path[at] === "/");
}

/** Whether a whole text fits one of Hugo's patterns, in which braces hold alternatives: `/{news,notes}/**`. */
export function glob(pattern: string): (text: string) => boolean {
  const alternatives = withoutBraces(pattern).map(piecesOf);
  return (text) => alternatives.some((pieces) => reached(pieces, text).includes(text.length));
}

const MOST_ALTERNATIVES = 64;

function withoutBraces(pattern: string): string[] {
  let all = [pattern];
  for (;;) {
    const next = all.flatMap((each) => {
      const [whole, before = "", inside = "", after = ""] =
        /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(each) ?? [];
      return whole === undefined
        ? [each]
        : inside.split(",").map((part) => before + part.trim() + after);
    });
    if (next.length === all.length && next.every((each, index) => each === all[index])) return all;
    if (next.length > MOST_ALTERNATIVES) return [];
    all = next;
  }
}

function piecesOf(pattern: string): string[] {
  return pattern.split(/(\*+)/).filter((piece) => piece !== "");
}

// Every place that may be reached is kept, so that no row of stars takes more than its length times the
// path's.
function reached(pieces: readonly string[], text: string): readonly number[] {
  let places: readonly number[] = [0];
  for (const piece of pieces) {
    const next = new Set<number>();
    for (const at of places) {
      if (!piece.startsWith("*")) {
        if (text.startsWith(piece, at)) next.add(at + piece.length);
        continue;
      }
      for (let end = at; end <= text.length && !next.has(end); end++) {
        next.add(end);
        if (piece === "*" && text[end] === "/") break;
      }
    }
    places = [...next];
  }
  return places;
}
