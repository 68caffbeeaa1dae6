/** What a picture says of itself in its first bytes, whatever its name says. */
export interface PictureFacts {
  readonly type: string;
  /** Pixels, as stored: turned by no tag. */
  readonly width?: number;
  readonly height?: number;
}

/** Type and size of a JPEG, PNG, GIF or WebP; undefined for everything else. Never throws. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (text: string, at = 0): boolean =>
    Array.from(text).every((letter, n) => bytes[at + n] === letter.charCodeAt(0));
  if (starts("\u0089PNG\r\n\u001A\n") && bytes.length >= 24) {
    return sized("image/png", view.getUint32(16), view.getUint32(20));
  }
  if ((starts("GIF87a") || starts("GIF89a")) && bytes.length >= 10) {
    return sized("image/gif", view.getUint16(6, true), view.getUint16(8, true));
  }
  if (starts("RIFF") && starts("WEBP", 8)) return webp(view, starts);
  return starts("\u00FF\u00D8\u00FF") ? jpeg(view) : undefined;
}

function sized(type: string, width: number, height: number): PictureFacts {
  return width > 0 && height > 0 ? { type, width, height } : { type };
}

// RFC 9649: lossy, lossless and extended each keep their size elsewhere.
function webp(view: DataView, starts: (text: string, at: number) => boolean): PictureFacts {
  const type = "image/webp";
  if (view.byteLength < 30) return { type };
  if (starts("VP8 ", 12)) {
    return sized(type, view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  if (starts("VP8L", 12)) {
    const bits = view.getUint32(21, true);
    return sized(type, (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  const wide = view.getUint16(24, true) | (view.getUint8(26) << 16);
  const high = view.getUint16(27, true) | (view.getUint8(29) << 16);
  return starts("VP8X", 12) ? sized(type, wide + 1, high + 1) : { type };
}

// ITU T.81, B.1 and B.2: segments with their lengths, up to the frame header that has the size.
function jpeg(view: DataView): PictureFacts {
  const type = "image/jpeg";
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return { type };
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized(type, view.getUint16(at + 7), view.getUint16(at + 5));
    const isBare = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += marker === 0xff ? 1 : isBare ? 2 : 2 + view.getUint16(at + 2);
  }
  return { type };
}
