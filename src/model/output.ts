/** A file that is to stand in the published folder, as a value: nothing is written by making it. */
export interface OutputFile {
  /** Relative to the folder it goes into, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Who made a feed or a mail, for the fields that say so. */
export interface Generator {
  readonly name: string;
  readonly version: string;
  readonly url: string;
}
