import { counted } from "../lib/text.ts";
import type { Instant } from "../model/instant.ts";
import { toRfc3339 } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { countProblems } from "./problem.ts";

/** What was taken over from a feed, or would be. */
export interface AdoptReport {
  /** The feed, as the person named it. */
  readonly feed: string;
  readonly pages: number;
  readonly entries: number;
  readonly adopted: readonly {
    readonly source: string;
    readonly title: string;
    readonly id: string;
    readonly guid?: string;
    readonly before: string;
  }[];
  /** How many posts had the feed's ids already. */
  readonly known: number;
  /** Entries that are no post of this blog. */
  readonly unmatched: readonly {
    readonly id: string;
    readonly title: string;
    readonly url?: string;
    readonly published?: Instant;
  }[];
  /** Posts of the blog that the feed does not have. */
  readonly missing: readonly { readonly source: string; readonly title: string }[];
  readonly written: boolean;
  readonly dryRun: boolean;
  readonly problems: readonly Problem[];
}

/** What the feed has and the blog has not, what was taken over, and what that means. */
export function showAdopt(report: AdoptReport, paint: Paint): string {
  const { feed, pages, entries, adopted, unmatched, missing } = report;
  const paged = pages > 1 ? ` on ${counted(pages, "page")}` : "";
  const parts = [
    `${paint("bold", printable(feed))}: ${counted(entries, "entry", "entries")}${paged}`,
    group(
      "entries that are no post here",
      unmatched.map(({ title, url, id }) => [title, url ?? id]),
      paint,
    ),
    group(
      report.dryRun ? "would take over their ids" : "took over their ids",
      adopted.map(({ source, id, guid }) => [source, guid ?? id]),
      paint,
    ),
    group(
      "posts that are not in the feed",
      missing.map(({ source, title }) => [source, title]),
      paint,
    ),
    lastLine(report),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function group(title: string, lines: readonly (readonly [string, string])[], paint: Paint): string {
  if (lines.length === 0) return "";
  const shown = lines
    .slice(0, MOST_SHOWN)
    .flatMap(([what, more]) => [`  ${printable(what)}`, `    ${paint("dim", printable(more))}`]);
  const left = lines.length - MOST_SHOWN;
  const rest = left > 0 ? [`  and ${left} more: --json lists them`] : [];
  return [`${title} (${lines.length})`, ...shown, ...rest].join("\n");
}

const MOST_SHOWN = 10;

function lastLine({ adopted, known, written, dryRun, problems }: AdoptReport): string {
  const all = adopted.length + known;
  const keep = `${counted(all, "post")} ${all === 1 ? "keeps the id" : "keep the ids"} that readers know`;
  const done = dryRun
    ? "Nothing was written."
    : written
      ? "No reader sees them as new, and no digest mails them. Wrote postrider.lock."
      : "Nothing had to be written.";
  const wrong = problems.some(({ level }) => level !== "note")
    ? `${countProblems(problems)}. `
    : "";
  return `${wrong}${keep}. ${done}`;
}

/** The same for machines. */
export function adoptAsJson(report: AdoptReport) {
  const { unmatched, ...rest } = report;
  return {
    ...rest,
    unmatched: unmatched.map(({ id, title, url, published }) => ({
      id,
      title,
      ...(url !== undefined && { url }),
      ...(published !== undefined && { published: toRfc3339(published) }),
    })),
  };
}
