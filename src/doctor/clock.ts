import type { Finding } from "../model/finding.ts";
import { HOUR, type Instant, MINUTE } from "../model/instant.ts";
import { findingsOn } from "./finding.ts";

const { ok, warning, problem, unknown } = findingsOn("clock", "clock");

/**
 * Whether this machine's clock is right, by that of a web server. When an edition is due follows from it.
 *
 * @param date a Date field (RFC 9110, 6.6.1), and who said it
 */
export function checkClock(
  now: Instant,
  date: { readonly written: string; readonly host: string } | undefined,
): Finding {
  const other = Date.parse(date?.written ?? "");
  if (!date || Number.isNaN(other)) {
    return unknown("nobody told what time it is, so this machine's clock was not compared");
  }
  const ahead = now - other;
  const says = `this machine's clock is ${spanOf(Math.abs(ahead))} ${ahead < 0 ? "behind" : "ahead of"} that of \`${date.host}\``;
  const todo = "let the system set it: timedatectl set-ntp true";
  if (Math.abs(ahead) >= HOUR) return problem(says, todo);
  if (Math.abs(ahead) >= 2 * MINUTE) return warning(says, todo);
  return ok(`this machine's clock agrees with that of \`${date.host}\``);
}

function spanOf(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
