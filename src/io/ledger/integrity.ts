import { existsSync } from "node:fs";
import { openLedger } from "../ledger.ts";
import { openDatabase } from "./database.ts";

/** What was seen of a ledger that was looked through page by page. */
export type Seen =
  | { readonly missing: true }
  | { readonly damage: readonly string[] }
  | { readonly readers: number };

/** Has SQLite look through a whole ledger, and makes none where there is none. */
export function lookThroughLedger(path: string, file: string): Seen {
  if (!existsSync(path)) return { missing: true };
  const { ledger, problems } = openLedger(path, { file });
  if (!ledger) return { damage: problems.map(({ headline }) => headline) };
  try {
    const damage = damageIn(path);
    if (damage.length > 0) return { damage };
    return problems.length > 0
      ? { damage: problems.map(({ headline }) => headline) }
      : { readers: ledger.countSubscribers().active };
  } finally {
    ledger.close();
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
