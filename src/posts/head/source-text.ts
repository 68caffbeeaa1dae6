import { placeAt } from "../../lib/place.ts";
import type { Place, Problem } from "../../model/problem.ts";
import { headerNeverClosed, headerIsScript, notUtf8, utf16 } from "../problems.ts";
import { HEADER_CAP, type Split, splitHead } from "./split.ts";
import { readUnfenced, type Unfenced } from "./unfenced.ts";

/** A post's file as text, and where in it the header ends. */
export interface SourceText {
  /** Without a byte order mark. A bare CR, once the line end of one system, is LF here. */
  readonly text: string;
  /** The text up to the body, a string of its own. */
  readonly head: string;
  /** Where the body begins in it. */
  readonly body: number;
  readonly split: Split;
  /** The header of a file without fences. */
  readonly unfenced?: Unfenced;
}

export type Opened =
  | { readonly is: "text"; readonly source: SourceText }
  | { readonly is: "broken"; readonly problem: Problem }
  /** The header goes on behind the bytes given. */
  | { readonly is: "more" };

/**
 * Decodes the beginning of a post's file, or all of it, and finds its header without reading it.
 *
 * @param whole whether these are all of the file's bytes
 */
export function openSource(file: string, bytes: Uint8Array, whole: boolean): Opened {
  if (isUtf16(bytes)) return { is: "broken", problem: utf16(file) };
  const split = splitHead(bytes);
  if (!split.closed && !whole && bytes.length < HEADER_CAP) return { is: "more" };
  const end = whole ? bytes.length : bytes.length - cutLength(bytes);
  const text = decode(bytes, split.text, end);
  if (text === undefined) return { is: "broken", problem: brokenEncoding(file, bytes, split) };
  if (split.kind === "script") {
    return { is: "broken", problem: headerIsScript(fenceAt(file, text, split), split.language) };
  }
  if (!split.closed) {
    const place = fenceAt(file, text, split);
    return {
      is: "broken",
      problem: headerNeverClosed(place, place.text?.slice(0, place.length) ?? ""),
    };
  }
  if (split.kind === "none") {
    const unfenced = readUnfenced(text, isPlainText(file));
    const body = unfenced?.body ?? 0;
    return { is: "text", source: { text, head: text, body, split, ...(unfenced && { unfenced }) } };
  }
  // Decoded again and not sliced: a slice would keep the whole text in memory for its title.
  const head = decode(bytes, split.text, split.body) ?? "";
  return { is: "text", source: { text, head, body: head.length, split } };
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, from: number, to: number): string | undefined {
  try {
    const text = UTF8.decode(bytes.subarray(from, to));
    return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
  } catch {
    return undefined;
  }
}

/** How many bytes at the end are the beginning of a character that was cut off. */
function cutLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

// With its mark, or betrayed by the NUL beside the first ASCII character.
function isUtf16([first, second]: Uint8Array): boolean {
  if (first === undefined || second === undefined) return false;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0) !== (second === 0)
  );
}

function brokenEncoding(file: string, bytes: Uint8Array, split: Split): Problem {
  const lossy = new TextDecoder().decode(bytes.subarray(split.text));
  const start = Math.max(0, lossy.indexOf("\uFFFD"));
  return notUtf8(placeAt(file, lossy, { start, end: start + 1 }));
}

// The fence is the last thing on the line before the header, and the first of an object.
function fenceAt(file: string, text: string, split: Split): Place {
  const start = text.search(/\S/);
  const line = text.slice(start).search(/\n|$/);
  return placeAt(file, text, {
    start,
    end: start + (split.kind === "json" && text[start] === "{" ? 1 : line),
  });
}

/** Whether a file's name says that it is plain text. */
export function isPlainText(file: string): boolean {
  return /\.(?:txt|text|rst)$/i.test(file);
}
