/**
 * Text that a terminal shows and does not obey: control characters, which could move the cursor or
 * change its title, become `\uFFFD`, a tab a space.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(/[\p{Cc}\p{Cs}]/gu, "\uFFFD");
}
