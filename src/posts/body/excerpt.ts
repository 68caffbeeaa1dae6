/** Where an author said that the beginning of a post ends. */

/** Whether a comment is such a mark: `more` (Hugo, Hexo, Zola, Jekyll), `truncate` (Docusaurus). */
export function isMoreMark(comment: string): boolean {
  return comment.length < 40 && /^\s*(?:read[ -]?)?(?:more|truncate|excerpt)\s*$/i.test(comment);
}
