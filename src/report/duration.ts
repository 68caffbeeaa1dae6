import { counted } from "../lib/text.ts";
import { HOUR, MINUTE, SECOND } from "../model/instant.ts";

/** `20 seconds`, `12 minutes`, `3 hours`, `2 days`: a span as a person says it, to two figures. */
export function showDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / SECOND);
  if (seconds < 100) return counted(seconds, "second");
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 100) return counted(minutes, "minute");
  const hours = Math.round(milliseconds / HOUR);
  return hours < 48 ? counted(hours, "hour") : counted(Math.round(hours / 24), "day");
}
