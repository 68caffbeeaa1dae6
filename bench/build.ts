/**
 * The whole of `postrider build` over thousands of posts, process start and end included, beside Hugo's
 * and beside merely reading every file.
 */
import { parseArgs } from "node:util";
import { NEWEST } from "./contenders.ts";
import { median, table } from "./figures.ts";
import { CLI, heading, measureBuilds, type Measured, named, ratio } from "./measure.ts";

/**
 * `npm run bench -- build [--posts N] [--rounds N] [--full] [--cli PATH]`: the figures go to stdout, as
 * Markdown. With `--full` every post is in every feed.
 */
export async function build(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      posts: { type: "string", default: "10000" },
      rounds: { type: "string", default: "7" },
      full: { type: "boolean", default: false },
      cli: { type: "string", default: CLI },
    },
  });
  const [posts, rounds] = [Number(values.posts), Number(values.rounds)];
  const limit = values.full ? posts : NEWEST;
  const measured = await measureBuilds({ posts, rounds, limit, cli: values.cli });
  const what = `${posts.toLocaleString("en-US")} posts, ${values.full ? "all of them in full" : `newest ${NEWEST}`}`;
  process.stdout.write(`${heading(what, rounds)}\n\n${figures(measured)}\n`);
}

function figures(measured: readonly Measured[]): string {
  const [hugos, reads] = [named(measured, "hugo"), named(measured, "node")];
  const rows = measured.map((each) => [
    each.contender.name,
    median(each.times).toFixed(0),
    Math.min(...each.times).toFixed(0),
    hugos ? ratio(each, hugos) : "not installed",
    reads ? ratio(each, reads) : "",
    each.memory === undefined ? "" : (each.memory / 1024 ** 2).toFixed(0),
  ]);
  const head = ["", "median ms", "fastest ms", "× Hugo", "× reading", "peak MiB"];
  return table(head, rows);
}
