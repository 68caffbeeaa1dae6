/** How the cost of a build grows with the number of posts. */
import { parseArgs } from "node:util";
import { NEWEST } from "./contenders.ts";
import { median, table } from "./figures.ts";
import { CLI, heading, measureBuilds, type Measured, named } from "./measure.ts";

const COLUMNS = [
  ["hugo", "hugo"],
  ["reading", "node"],
  ["cold", "postrider, three feeds, cold"],
  ["one post changed", "postrider, one post changed"],
  ["nothing changed", "postrider, nothing changed"],
] as const;

/** `npm run bench -- growth [--sizes N,N,…] [--rounds N] [--cli PATH]` */
export async function growth(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      sizes: { type: "string", default: "100,1000,10000,100000" },
      rounds: { type: "string", default: "5" },
      cli: { type: "string", default: CLI },
    },
  });
  const rounds = Number(values.rounds);
  const rows: string[][] = [];
  for (const posts of values.sizes.split(",").map(Number)) {
    const measured = await measureBuilds({ posts, rounds, limit: NEWEST, cli: values.cli });
    const cold = named(measured, "postrider, three feeds, cold");
    rows.push([
      posts.toLocaleString("en-US"),
      ...COLUMNS.map(([, name]) => millisecondsOf(named(measured, name))),
      cold?.memory === undefined ? "" : (cold.memory / 1024 ** 2).toFixed(0),
    ]);
  }
  const head = ["posts", ...COLUMNS.map(([name]) => `${name}, ms`), "cold, peak MiB"];
  const what = `newest ${NEWEST} of so many posts`;
  process.stdout.write(`${heading(what, rounds)}\n\n${table(head, rows)}\n`);
}

function millisecondsOf(measured: Measured | undefined): string {
  return measured ? median(measured.times).toFixed(0) : "";
}
