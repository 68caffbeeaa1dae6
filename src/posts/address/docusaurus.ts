/** What Docusaurus makes of the path of a post. */

/**
 * The path below the blog that a post has without a slug: the last date in its path comes first, as it is
 * written, and the rest follows without it.
 *
 * @param relative the path of the file below the blog's folder
 */
export function pathBelowBlog(relative: string): string {
  const [, before = "", date, behind = ""] =
    /^(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*?)(?:\/index)?\.[^./]*$/s.exec(relative) ?? [];
  if (date === undefined) return relative.replace(/(?:\/index)?\.[^./]*$/, "");
  return `${date.replaceAll("-", "/")}/${before}${behind}`;
}
