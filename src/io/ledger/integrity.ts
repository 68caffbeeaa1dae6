import { existsSync } from "node:fs";
import type { Problem } from "../../model/problem.ts";
import { openLedger } from "../ledger.ts";
import { openDatabase } from "./database.ts";

/** What was seen of a ledger that was looked through page by page. */
export type Seen =
  | { readonly missing: true }
  /** What opening it said. */
  | { readonly trouble: Problem }
  | { readonly damage: readonly string[] }
  | { readonly readers: number };

/** Has SQLite look through a whole ledger, and makes none where there is none. */
export function lookThroughLedger(path: string, file: string): Seen {
  if (!existsSync(path)) return { missing: true };
  const { ledger, problems } = openLedger(path, { file });
  const [trouble] = problems;
  if (!ledger && trouble) return { trouble };
  try {
    const damage = damageIn(path);
    if (damage.length > 0) return { damage };
    return trouble ? { trouble } : { readers: ledger?.countSubscribers().active ?? 0 };
  } finally {
    ledger?.close();
  }
}

// https://sqlite.org/pragma.html#pragma_integrity_check: unlike the quick check it compares the indexes with
// their tables, and a reader who fell out of one would wait for ever.
function damageIn(path: string): readonly string[] {
  const db = openDatabase(path);
  try {
    const rows = db.prepare("PRAGMA integrity_check(3)").all();
    const said = rows.flatMap((row) => Object.values(row).map(String));
    return said.filter((line) => line !== "ok");
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    db.close();
  }
}
