/** Leaves out an element with all that is in it. */

export interface Skipper {
  /** Begins to leave out, until the end tag of that name that belongs to the start tag just read. */
  start(name: string): void;
  active(): boolean;
  /** Whether this start tag is left out. */
  opens(name: string, selfClosing: boolean): boolean;
  /** Whether this end tag is left out. */
  closes(name: string): boolean;
}

export function skipper(): Skipper {
  let skipped: string | undefined;
  let depth = 0;
  let foreignHtml = false;
  return {
    start(name) {
      skipped = name;
      depth = 1;
      foreignHtml = false;
    },
    active: () => skipped !== undefined,
    opens(name, selfClosing) {
      if (skipped === undefined) return false;
      if (name === "foreignobject") foreignHtml = true;
      // A drawing that was never closed ends where HTML begins again, as in browsers; otherwise it
      // would take the rest of the post with it.
      if (skipped === "svg" && !foreignHtml && ENDS_DRAWING.has(name)) {
        skipped = undefined;
        return false;
      }
      if (name === skipped && !selfClosing) depth++;
      return true;
    },
    closes(name) {
      if (skipped === undefined) return false;
      if (name === skipped && --depth === 0) skipped = undefined;
      return true;
    },
  };
}

// HTML standard, "the rules for parsing tokens in foreign content".
const ENDS_DRAWING: ReadonlySet<string> = new Set(
  (
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li " +
    "listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
  ).split(" "),
);
