/** New ids: `tag:` URIs (RFC 4151) of the site's host, the post's day and its address. */
import type { Instant } from "../../model/instant.ts";

/** @param isTaken whether anybody has that id, be it a post that is gone */
export function tagUri(
  authority: string,
  published: Instant,
  path: string,
  isTaken: (id: string) => boolean,
): string {
  // A fragment has no place in a tag URI.
  const specific = path.includes("#") ? path.replaceAll("#", "%23") : path;
  const id = `tag:${authority},${dayOf(published)}:${specific}`;
  if (!isTaken(id)) return id;
  let count = 2;
  while (isTaken(`${id};${count}`)) count++;
  return `${id};${count}`;
}

/** The day in UTC. */
export function dayOf(instant: Instant): string {
  const date = new Date(instant);
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const year = date.getUTCFullYear();
  const fourDigits = year > 999 ? String(year) : String(year).padStart(4, "0");
  return `${fourDigits}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}
