/** A text, or its pieces one after another: all posts together may be longer than a string can be. */
export type Text = string | readonly string[];

/** @throws RangeError where the pieces are longer than a string can be, half a gigabyte */
export function wholeText(text: Text): string {
  return typeof text === "string" ? text : text.join("");
}

/** A file that is to stand in the published folder, as a value: nothing is written by making it. */
export interface OutputFile<T extends Text = string> {
  /** Relative to the folder it goes into, with `/`. */
  readonly path: string;
  readonly text: T;
}

/** Who made a feed or a mail, for the fields that say so. */
export interface Generator {
  readonly name: string;
  readonly version: string;
  readonly url: string;
}
