/** What a request asks for on a condition (RFC 9110, 13 and 14). */
import { type Instant, SECOND } from "../model/instant.ts";

/** What the server holds. */
export interface Validators {
  /** With its quotation marks. */
  readonly etag: string;
  readonly modified: Instant;
}

/** Whether the reader has it already: 304. `If-None-Match` counts more than a date (13.2.2). */
export function isUnchanged(headers: Headers, { etag, modified }: Validators): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) return tags.trim() === "*" || listed(tags).some((tag) => sameTag(tag, etag));
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && wholeSecond(modified) <= since;
}

/** Whether the reader's copy must not be overtaken: 412 where it was (13.1.1, 13.1.4). */
export function hasFailed(headers: Headers, { etag, modified }: Validators): boolean {
  const tags = headers.get("if-match");
  if (tags !== null) return tags.trim() !== "*" && !listed(tags).includes(etag);
  const since = Date.parse(headers.get("if-unmodified-since") ?? "");
  return !Number.isNaN(since) && wholeSecond(modified) > since;
}

function listed(tags: string): string[] {
  return tags.match(/(?:W\/)?"[^"]*"/g) ?? [];
}

// Weak comparison: a proxy that compressed on its own may have weakened the tag (8.8.3.2).
function sameTag(one: string, other: string): boolean {
  return one.replace(/^W\//, "") === other.replace(/^W\//, "");
}

function wholeSecond(instant: Instant): Instant {
  return Math.floor(instant / SECOND) * SECOND;
}

/** The part of a file that is asked for; all of it where nothing or nothing sensible is. */
export interface Part {
  readonly from: number;
  /** The byte after the last one. */
  readonly to: number;
}

/**
 * The one range in `Range`; several are answered with the whole (14.2 allows it). `unsatisfiable`
 * where it begins after the end.
 */
export function askedPart(
  headers: Headers,
  bytes: number,
  { etag, modified }: Validators,
): Part | "whole" | "unsatisfiable" {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(headers.get("range") ?? "") ?? [];
  if (first === "" && last === "") return "whole";
  const condition = headers.get("if-range");
  const holds =
    condition === null || condition === etag || Date.parse(condition) === wholeSecond(modified);
  if (!holds) return "whole";
  const from = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === "" || last === "" ? bytes : Math.min(bytes, Number(last) + 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return "whole";
  return from < to ? { from, to } : "unsatisfiable";
}
