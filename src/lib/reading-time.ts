/** How long a post takes to read. */

/** Whole minutes, at least 1, from its HTML: 220 words or 500 Han or kana characters in each. */
export function minutesToRead(html: string): number {
  let words = 0;
  let characters = 0;
  let inWord = false;
  // By hand, in one go: this reads every character of every post that is rendered.
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === LESS_THAN) {
      const end = html.indexOf(">", at);
      if (end > 0) at = end;
      inWord = false;
    } else if (code < 0x80) {
      if (isSpace(code) || code === GREATER_THAN) inWord = false;
      else if (!inWord && isAlphanumeric(code)) {
        inWord = true;
        words++;
      }
    } else {
      const letter = String.fromCodePoint(html.codePointAt(at) ?? code);
      at += letter.length - 1;
      if (WITHOUT_SPACES.test(letter)) {
        characters++;
        inWord = false;
      } else if (/\s/u.test(letter)) inWord = false;
      else if (!inWord && /[\p{L}\p{N}]/u.test(letter)) {
        inWord = true;
        words++;
      }
    }
  }
  return Math.max(1, Math.round(words / 220 + characters / 500));
}

const LESS_THAN = 60;
const GREATER_THAN = 62;

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isAlphanumeric(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
