/**
 * The text of a feed. What the server says of its encoding counts before what the feed says of itself
 * (RFC 7303, 3.2), and a byte order mark before both; UTF-8 where nobody says anything.
 *
 * @param charset as `Content-Type` has it
 */
export function decodeFeed(bytes: Uint8Array, charset?: string): string {
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(beginning)?.[1];
  const mark = MARKS.find(({ start }) => beginning.startsWith(start))?.name;
  return decoderFor(mark ?? charset ?? declared).decode(bytes);
}

const MARKS = [
  { start: "\u00EF\u00BB\u00BF", name: "utf-8" },
  { start: "\u00FE\u00FF", name: "utf-16be" },
  { start: "\u00FF\u00FE", name: "utf-16le" },
];

function decoderFor(name: string | undefined): TextDecoder {
  try {
    return new TextDecoder(name ?? "utf-8");
  } catch {
    // An encoding that nobody knows is mostly a misspelt UTF-8.
    return new TextDecoder();
  }
}
