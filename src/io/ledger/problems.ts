import type { Problem } from "../../model/problem.ts";

export function ledgerCorrupt(file: string, because: string): Problem {
  return {
    code: "ledger-corrupt",
    level: "error",
    headline: `the ledger \`${file}\` is damaged: ${because}`,
    place: { file },
    hint: `put a backup of it in its place, together with its \`${file}-wal\` if there is one`,
  };
}

export function ledgerForeign(file: string): Problem {
  return {
    code: "ledger-foreign",
    level: "error",
    headline: `\`${file}\` is a database, but no ledger of Postrider's`,
    place: { file },
  };
}

export function ledgerNewer(file: string, found: number, known: number): Problem {
  return {
    code: "ledger-newer",
    level: "error",
    headline: `the ledger \`${file}\` has version ${found}, and this Postrider knows versions up to ${known}`,
    place: { file },
    hint: "use the Postrider that wrote it, or a newer one",
  };
}

export function ledgerUnreadable(file: string, because: string): Problem {
  return {
    code: "ledger-unreadable",
    level: "error",
    headline: `the ledger \`${file}\` cannot be opened: ${because}`,
    place: { file },
    hint: "let yourself read and write it and the folder that it is in",
  };
}

export function ledgerUnwritable(file: string, because: string): Problem {
  return {
    code: "ledger-unwritable",
    level: "error",
    headline: `the ledger \`${file}\` can no longer be written to: ${because}`,
    place: { file },
    hint: "make room on its disk, or mend it, and call this again: nobody is sent the same twice",
  };
}

export function ledgerBehind(file: string): Problem {
  return {
    code: "ledger-behind",
    level: "warning",
    headline: `the ledger \`${file}\` is older than what was sent from it: its \`${file}-wal\` was removed or damaged, or a backup is in its place`,
    place: { file },
    hint: "whoever waits in it may have a copy, and is called uncertain by the next `postrider send`, unless the right ledger is put back first",
  };
}
