/** A piece of a text as HTML, and the line behind it: Org mode is read by its lines. */
export interface Block {
  readonly html: string;
  readonly next: number;
}
