/** A blog with one post, one edition that is due, and as many readers as are wanted. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "./sender.ts";

export interface Blog {
  readonly folder: string;
  readonly ledger: string;
  /** How many read it: reader0@example.org and so on. */
  readonly readers: number;
  readonly connections: number;
}

/** The Monday on which the edition is due, at noon. */
export const DUE = Date.UTC(2026, 10, 23, 11);

/** Writes it and imports its readers as a person would. */
export async function makeBlog(
  folder: string,
  { readers, connections }: Pick<Blog, "readers" | "connections">,
): Promise<Blog> {
  mkdirSync(join(folder, "posts"), { recursive: true });
  writeFileSync(join(folder, "postrider.yaml"), config(connections));
  writeFileSync(join(folder, "posts/2026-11-20-hello.md"), POST);
  const addresses = Array.from({ length: readers }, (_, number) => `reader${number}@example.org`);
  writeFileSync(join(folder, "readers.csv"), ["email", ...addresses, ""].join("\n"));
  const { code, stderr } = await runCli(folder, ["subscribers", "import", "readers.csv"]);
  if (code !== 0) throw new Error(`the readers could not be imported:\n${stderr}`);
  return { folder, ledger: join(folder, "postrider.db"), readers, connections };
}

const POST = "---\ntitle: Hello\n---\n.A line that starts with a full stop, and then some more.\n";

function config(connections: number): string {
  return [
    "site:",
    "  title: A blog",
    "  url: https://blog.example/",
    "  language: en",
    "  timezone: Europe/Berlin",
    "  author: Ada",
    "  address: 1 Example Street",
    "posts:",
    "  folders: [posts]",
    "digest:",
    "  every: week",
    "  layout: compact",
    "mail:",
    "  from: A blog <digest@blog.example>",
    "  unsubscribe: https://blog.example/u/{token}",
    `  connections: ${connections}`,
    // Hundreds of attempts, hours apart.
    "  give-up-after: 3650 days",
    "",
  ].join("\n");
}
