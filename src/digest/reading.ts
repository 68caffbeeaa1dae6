/** How long a post takes to read. */

/** Whole minutes, at least 1, from its HTML: 220 words or 500 Han or kana characters in each. */
export function minutesToRead(html: string): number {
  const text = html.replace(/<[^>]*>/g, " ");
  const characters = text.match(WITHOUT_SPACES)?.length ?? 0;
  const words = text.replace(WITHOUT_SPACES, " ").match(/[\p{L}\p{N}][^\s<>]*/gu)?.length ?? 0;
  return Math.max(1, Math.round(words / 220 + characters / 500));
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
