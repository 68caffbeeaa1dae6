/** Messages as SMTP carries them: lines that end in CRLF, a leading dot doubled (RFC 5321, 4.5.2). */

/**
 * The pieces ready for the wire, without the last line end: that belongs to the final dot
 * (RFC 5321, 4.1.1.4). What is the same piece in many messages is made ready once.
 */
export function wireLines(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const last = pieces.at(-1);
  const others = pieces.slice(0, -1);
  // Cut elsewhere than between lines, a piece alone does not tell which dots lead.
  if (!last || !others.every(endsLine)) return [withoutLineEnd(stuffed(Buffer.concat(pieces)))];
  return [...others.map(stuffed), withoutLineEnd(stuffed(last))];
}

const ready = new WeakMap<Uint8Array, Uint8Array>();

// Going through a short one again costs less than remembering it.
const SHORT = 4096;

function stuffed(piece: Uint8Array): Uint8Array {
  const known = piece.length > SHORT ? ready.get(piece) : undefined;
  if (known) return known;
  // Latin-1 takes bytes as they are, there and back. A bare CR or LF would be a line end to some
  // servers and none to others, and what follows it another message.
  const text = Buffer.from(piece).toString("latin1");
  const lines = text.replace(/\r\n|\r|\n/g, "\r\n").replace(/^\./gm, "..");
  const made = lines === text ? piece : Buffer.from(lines, "latin1");
  if (piece.length > SHORT) ready.set(piece, made);
  return made;
}

function endsLine(piece: Uint8Array): boolean {
  return piece.length === 0 || (piece.at(-2) === 0x0d && piece.at(-1) === 0x0a);
}

function withoutLineEnd(lines: Uint8Array): Uint8Array {
  return endsLine(lines) ? lines.subarray(0, -2) : lines;
}
