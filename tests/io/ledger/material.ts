import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openLedger } from "../../../src/io/ledger.ts";
import type { Digest } from "../../../src/model/digest.ts";
import type { Edition } from "../../../src/model/edition.ts";
import type { Ledger } from "../../../src/model/ports.ts";
import type { Subscriber } from "../../../src/model/subscriber.ts";

export const NOW = Date.UTC(2026, 10, 23, 8);

export const EDITION: Edition = {
  id: "2026-11-23",
  slot: NOW,
  window: { from: NOW - 7 * 86_400_000, to: NOW },
  posts: ["tag:blog.example,2026:a", "tag:blog.example,2026:b"],
};

export const DIGEST: Digest = {
  edition: EDITION.id,
  slot: NOW,
  subject: "Two posts",
  html: "<p>Two posts</p>",
  text: "Two posts",
  tokens: { unsubscribe: "unsubscribe-token" },
  archiveUrl: "https://blog.example/editions/2026-11-23.html",
};

export function subscriber(number: number, more: Partial<Subscriber> = {}): Subscriber {
  return {
    id: `s${number}`,
    address: `reader${number}@example.org`,
    state: "active",
    source: "added by hand",
    since: NOW,
    ...more,
  };
}

export function subscribers(count: number): Subscriber[] {
  return Array.from({ length: count }, (_, number) => subscriber(number));
}

/** A folder of its own for this test, gone after it. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "postrider-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Opens a ledger that must be sound, and closes it after the test. */
export function open(path: string): Ledger {
  const { ledger, problems } = openLedger(path);
  if (!ledger) throw new Error(problems.map((problem) => problem.headline).join("\n"));
  onTestFinished(() => {
    try {
      ledger.close();
    } catch {
      // The test closed it.
    }
  });
  return ledger;
}

/** A ledger with an edition for that many subscribers, and its path. */
export function filled(count: number): { readonly ledger: Ledger; readonly path: string } {
  const path = join(folder(), "postrider.db");
  const ledger = open(path);
  ledger.addSubscribers(subscribers(count));
  ledger.openEdition(EDITION, DIGEST);
  return { ledger, path };
}
