/**
 * Bytes as RFC 4648 base32, in lower case and without padding: letters and digits only, so that it
 * survives every mail client that finds links in text, and case and line folding on the way.
 */
export function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >>> (bits - 5)) & 31];
    held &= 0xff;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
