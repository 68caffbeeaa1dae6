/**
 * HTML that was parsed, cleaned and written again by us, so that a template may put it where it likes
 * without escaping. A class, because nothing that merely looks like it must pass for it.
 */
export class SafeHtml {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}
