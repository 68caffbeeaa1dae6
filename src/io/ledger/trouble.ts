import type { Problem } from "../../model/problem.ts";
import { Damaged, resultCode, SQLITE_CORRUPT, SQLITE_NOTADB } from "./database.ts";
import { ledgerCorrupt, ledgerUnwritable } from "./problems.ts";

/**
 * What went wrong with the ledger's file while it was in use, as a Problem: a full or broken disk, a file
 * that is damaged. Undefined where something else went wrong.
 *
 * @param file how a person calls it
 */
export function ledgerTrouble(error: unknown, file: string): Problem | undefined {
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof Damaged) return ledgerCorrupt(file, because);
  const code = resultCode(error);
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) return ledgerCorrupt(file, because);
  const ofDisk = code !== undefined && OF_THE_DISK.includes(code);
  return ofDisk || failedToSync(error) ? ledgerUnwritable(file, because) : undefined;
}

// https://sqlite.org/rescode.html: PERM, READONLY, IOERR, FULL, CANTOPEN.
const OF_THE_DISK: readonly number[] = [3, 8, 10, 13, 14];

// The log is synced by `group-commit.ts` itself.
function failedToSync(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "fdatasync";
}
