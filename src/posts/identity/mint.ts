/** New ids: `tag:` URIs (RFC 4151) of the site's host, the post's day and its address. */
import type { Instant } from "../../model/instant.ts";

/** @param taken ids that others have, by whom it does not matter */
export function tagUri(
  authority: string,
  published: Instant,
  path: string,
  taken: ReadonlyMap<string, unknown>,
): string {
  // A fragment has no place in a tag URI.
  const id = `tag:${authority},${dayOf(published)}:${path.replaceAll("#", "%23")}`;
  if (!taken.has(id)) return id;
  let count = 2;
  while (taken.has(`${id};${count}`)) count++;
  return `${id};${count}`;
}

/** The day in UTC. */
export function dayOf(instant: Instant): string {
  const date = new Date(instant);
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const year = String(date.getUTCFullYear()).padStart(4, "0");
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}
