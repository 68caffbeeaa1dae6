import { counted } from "../lib/text.ts";
import type { Finding } from "../model/finding.ts";
import type { Problem } from "../model/problem.ts";
import { findingOf, findingsOn } from "./finding.ts";

/** What was seen of the ledger's file. */
export type LedgerSeen =
  | { readonly missing: true }
  | { readonly trouble: Problem }
  | { readonly damage: readonly string[] }
  | { readonly readers: number };

/** A file that only its owner should read: its mode, if it is there. */
export interface PrivateFile {
  readonly name: string;
  readonly mode: number | undefined;
}

const sound = findingsOn("ledger", "ledger-sound");
const mode = findingsOn("ledger", "private-files");

/** Whether the ledger is whole and has readers in it. */
export function checkLedger(file: string, seen: LedgerSeen): Finding {
  if ("missing" in seen) {
    return sound.warning(
      `there is no ledger \`${file}\` yet: nobody has subscribed`,
      "add readers: postrider subscribers import FILE",
    );
  }
  if ("trouble" in seen) return { ...findingOf("ledger", seen.trouble), code: "ledger-sound" };
  if ("damage" in seen) {
    return sound.problem(
      `the ledger \`${file}\` is damaged: ${seen.damage.slice(0, 3).join("; ")}`,
      `put a backup of it in its place, together with its \`${file}-wal\` if there is one`,
    );
  }
  const { readers } = seen;
  return sound.ok(`the ledger \`${file}\` is sound and has ${counted(readers, "active reader")}`);
}

/** Whether files with readers or secrets in them are closed to everybody else on this machine. */
export function checkModes(files: readonly PrivateFile[]): readonly Finding[] {
  const there = files.filter((file) => file.mode !== undefined);
  const open = there.filter((file) => ((file.mode ?? 0) & 0o077) !== 0);
  if (open.length > 0) {
    return open.map((file) =>
      mode.warning(
        `others on this machine can read \`${file.name}\` (mode ${octal(file.mode ?? 0)})`,
        `chmod 600 ${file.name}`,
      ),
    );
  }
  const names = there.map(({ name }) => `\`${name}\``).join(" and ");
  return there.length === 0 ? [] : [mode.ok(`nobody else on this machine can read ${names}`)];
}

function octal(bits: number): string {
  return (bits & 0o777).toString(8).padStart(3, "0");
}
