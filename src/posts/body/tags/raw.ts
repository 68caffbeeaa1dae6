/** `{% raw %}`, with which authors keep Liquid and Nunjucks from reading a text's braces. */

/** Code without these marks; a line that holds nothing else goes with them. */
export function withoutRaw(code: string): string {
  if (!code.includes("raw")) return code;
  return code.replace(
    /(?:^[ \t]{0,40}\{%-? {0,9}(?:end)?raw {0,9}-?%\}[ \t]{0,40}\n)|\{%-? {0,9}(?:end)?raw {0,9}-?%\}/gm,
    "",
  );
}
