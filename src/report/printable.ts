/**
 * Text that a terminal shows and does not obey: control characters, which could move the cursor or
 * change its title, become `\uFFFD`, a tab a space. So do those that break a line or turn what follows
 * around, as a name in right-to-left letters does without them.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, " ").replace(/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]/gu, "\uFFFD");
}
