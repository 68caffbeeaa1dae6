/** Where an author said that the beginning of a post ends. */

/** Whether a comment is such a mark: `more` (Hugo, Hexo, Zola), `truncate` (Docusaurus), `TEASER_END` (Nikola). */
export function isMoreMark(comment: string): boolean {
  return comment.length < 40 && MARK.test(comment);
}

const MARK =
  /^\s*(?:(?:read[ -]?)?(?:more|truncate|excerpt)|teaser_end(?::.*)?|end_teaser|pelican_end_summary)\s*$/i;
