import { placeAt } from "../../lib/place.ts";
import { markupOf } from "../../model/markup.ts";
import type { Place, Problem } from "../../model/problem.ts";
import { headerNeverClosed, headerIsScript, notUtf8, utf16 } from "../problems.ts";
import { HEADER_CAP, type Split, splitHead } from "./split.ts";
import { readUnfenced, type Unfenced } from "./unfenced.ts";

/** The beginning of a post's file, with the place of its header. */
export interface HeadText {
  /**
   * The file's text up to the body, without a byte order mark; where there are no fences, all of what
   * was read. A bare CR, once the line end of one system, is LF here.
   */
  readonly head: string;
  /** Where the body begins in the file's text. */
  readonly body: number;
  readonly split: Split;
  /** The header of a file without fences. */
  readonly unfenced?: Unfenced;
  readonly bytes: Uint8Array;
  /** Whether these are all of the file's bytes. */
  readonly whole: boolean;
}

/** A whole file as text, and where in it the header ends. */
export interface SourceText {
  readonly text: string;
  /** Where the body begins in it. */
  readonly body: number;
}

export type Broken = { readonly is: "broken"; readonly problem: Problem };

export type OpenedHead =
  | { readonly is: "head"; readonly head: HeadText }
  /** The header goes on behind the bytes given. */
  | { readonly is: "more" }
  | Broken;

/**
 * Finds the header at the beginning of a post's file, and decodes that much of it: of ten thousand
 * posts nobody asks for more.
 *
 * @param whole whether these are all of the file's bytes
 */
export function openHead(file: string, bytes: Uint8Array, whole: boolean): OpenedHead {
  if (isUtf16(bytes)) return { is: "broken", problem: utf16(file) };
  const split = splitHead(bytes);
  const { text: start, kind, closed } = split;
  if (!closed && !whole && bytes.length < HEADER_CAP) return { is: "more" };
  const fenced = kind !== "none" && closed;
  const cut = whole ? 0 : cutLength(bytes);
  const head = decode(bytes, start, fenced ? split.body : bytes.length - cut);
  if (head === undefined) return { is: "broken", problem: brokenEncoding(file, bytes, split) };
  if (kind === "script") {
    return { is: "broken", problem: headerIsScript(fenceAt(file, head, split), split.language) };
  }
  if (!closed) {
    const place = fenceAt(file, head, split);
    const fence = place.text?.slice(0, place.length) ?? "";
    const within = bytes.length < HEADER_CAP ? undefined : HEADER_CAP;
    return { is: "broken", problem: headerNeverClosed(place, fence, within) };
  }
  const unfenced = fenced ? undefined : readUnfenced(head, markupOf(file));
  const body = fenced ? head.length : (unfenced?.body ?? 0);
  const opened = { head, body, split, bytes, whole };
  return { is: "head", head: unfenced ? { ...opened, unfenced } : opened };
}

/** What was read of the file as text, whatever is wrong with its bytes behind the header. */
export function textOfHead({ head, split, bytes, whole }: HeadText): string {
  if (split.kind === "none") return head;
  const end = bytes.length - (whole ? 0 : cutLength(bytes));
  const text = new TextDecoder().decode(bytes.subarray(split.text, end));
  return unixLines(text);
}

/** Decodes a whole file and finds out where its body begins, without reading its header. */
export function openSource(
  file: string,
  bytes: Uint8Array,
): { readonly is: "text"; readonly source: SourceText } | Broken {
  const opened = openHead(file, bytes, true);
  if (opened.is === "broken") return opened;
  if (opened.is === "more") throw new Error(`a whole file was opened as a part: ${file}`);
  const { body, split } = opened.head;
  const text = decode(bytes, split.text, bytes.length);
  if (text === undefined) return { is: "broken", problem: brokenEncoding(file, bytes, split) };
  return { is: "text", source: { text, body } };
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array, from: number, to: number): string | undefined {
  try {
    return unixLines(UTF8.decode(bytes.subarray(from, to)));
  } catch {
    return undefined;
  }
}

function unixLines(text: string): string {
  return text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
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
function isUtf16(bytes: Uint8Array): boolean {
  const first = bytes[0];
  const second = bytes[1];
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
