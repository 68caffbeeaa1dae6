import { kilobytes } from "../lib/text.ts";
import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";

// Gmail cuts there, and with the end goes the way to unsubscribe.
const MOST_HTML = 102_400;

const size = findingsOn("message", "digest-size");

/** Whether mailboxes show all of it. */
export function checkSize(html: string): Finding {
  const bytes = Buffer.byteLength(html);
  const says = `the HTML of the next digest has ${kilobytes(bytes)}; Gmail cuts at ${kilobytes(MOST_HTML)}`;
  if (bytes < MOST_HTML) return size.ok(says);
  return size.problem(says, "carry fewer posts (`digest.at-most`), or take the `compact` layout");
}
