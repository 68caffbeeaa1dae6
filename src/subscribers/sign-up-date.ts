import { exists, utcInstant } from "../lib/time.ts";
import { type Instant, MINUTE } from "../model/instant.ts";

/**
 * The instant of a date as mail services export it: `2026-11-02`, `2026-11-02 08:00:00`, with `T`, with a
 * fraction, with `Z`, `UTC` or an offset; in UTC where nothing says otherwise. Undefined for anything
 * else: `02/11/2026` has two readings.
 */
export function readSignUpDate(text: string): Instant | undefined {
  const match = FORM.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const wall = { year, month, day, hour, minute, second };
  if (!exists(wall)) return undefined;
  const [sign, hours, minutes] = match.slice(7);
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  return utcInstant(wall) - offset * MINUTE;
}

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?(?:Z|UTC|([-+])(\d\d):?(\d\d)))?)?$/i;
