/** Who has what, by the receiver's journal and by the ledger, read without any code of ours. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Blog } from "./blog.ts";
import type { Copy } from "./journal.ts";

export interface Account {
  readonly readers: number;
  /** Messages that the receiver took. */
  readonly copies: number;
  /** Readers with more than one. */
  readonly twice: number;
  /** Readers who have none though the ledger does not say `uncertain` or `refused`. */
  readonly missing: number;
  readonly uncertain: number;
  /** Of the uncertain ones, those that did arrive. */
  readonly arrived: number;
  readonly refused: number;
  /** Where ledger and receiver contradict each other, in words. */
  readonly contradictions: readonly string[];
}

export interface Held {
  readonly address: string;
  readonly id: string;
  readonly state: string;
}

/** Every Envelope in a ledger that nobody has open; of a sender that was killed a copy is read. */
export function readEnvelopes(ledger: string): readonly Held[] {
  const folder = mkdtempSync(join(tmpdir(), "postrider-account-"));
  try {
    const copy = join(folder, "copy.db");
    for (const end of ["", "-wal"]) {
      if (existsSync(`${ledger}${end}`)) copyFileSync(`${ledger}${end}`, `${copy}${end}`);
    }
    const db = new DatabaseSync(copy);
    try {
      const tables = db.prepare("SELECT count(*) AS many FROM sqlite_schema").get();
      if (tables?.["many"] === 0) return [];
      const rows = db
        .prepare(
          `SELECT s.address, e.id, e.state
           FROM envelopes e JOIN subscribers s ON s.number = e.subscriber`,
        )
        .all();
      return rows.map(({ address, id, state }) => ({
        address: String(address),
        id: String(id),
        state: String(state),
      }));
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WAITING = ["queued", "deferred", "submitting"];

/** How many Envelopes still have to go. An edition that was not made yet has all of them to go. */
export function waitingIn(blog: Blog): number {
  const envelopes = readEnvelopes(blog.ledger);
  if (envelopes.length === 0) return blog.readers;
  return envelopes.filter(({ state }) => WAITING.includes(state)).length;
}

/** Messages that left though the ledger, as it was left behind, knows nothing of it. */
export function unmarkedIn(blog: Blog, copies: readonly Copy[]): readonly string[] {
  const received = new Set(copies.map(({ recipient }) => recipient));
  return readEnvelopes(blog.ledger)
    .filter(({ address, state }) => received.has(address) && ["queued", "deferred"].includes(state))
    .map(({ address, state }) => `${address} has a copy and is ${state}`);
}

/** Compares both sides when all is over. */
export function account(blog: Blog, copies: readonly Copy[]): Account {
  const envelopes = readEnvelopes(blog.ledger);
  const received = new Map<string, string[]>();
  for (const { recipient, messageId } of copies) {
    received.set(recipient, [...(received.get(recipient) ?? []), messageId]);
  }
  const states = new Map(envelopes.map((held) => [held.address, held]));
  const contradictions: string[] = [];
  let missing = 0;
  for (let reader = 0; reader < blog.readers; reader += 1) {
    const address = `reader${reader}@example.org`;
    const held = states.get(address);
    const got = received.get(address) ?? [];
    if (held?.state !== "uncertain" && held?.state !== "refused" && got.length === 0) missing += 1;
    const contradiction = contradictionIn(held, got);
    if (contradiction !== undefined) contradictions.push(`${address}: ${contradiction}`);
  }
  const uncertain = envelopes.filter(({ state }) => state === "uncertain");
  return {
    readers: blog.readers,
    copies: copies.length,
    twice: [...received.values()].filter(({ length }) => length > 1).length,
    missing,
    uncertain: uncertain.length,
    arrived: uncertain.filter(({ address }) => received.has(address)).length,
    refused: envelopes.filter(({ state }) => state === "refused").length,
    contradictions,
  };
}

function contradictionIn(held: Held | undefined, got: readonly string[]): string | undefined {
  if (!held) return "no envelope";
  if (WAITING.includes(held.state)) return `still ${held.state}`;
  if (held.state === "refused" && got.length > 0) return "refused, and there is a copy";
  const own = got.every((messageId) => messageId.startsWith(`<${held.id}@`));
  return own ? undefined : "the copy has another Message-ID";
}
