import { counted } from "../lib/text.ts";
import type { ComparedEntry, FeedDifference } from "../model/difference.ts";
import { toRfc3339 } from "../model/instant.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** A comparison and the judgement on it. */
export interface DiffReport {
  /** What is published, as the person named it. */
  readonly published: string;
  readonly difference: FeedDifference;
  /** Most posts that may look new. */
  readonly mostNew: number;
}

/** Whether a person should look before this is published. */
export function isAlarming({ difference, mostNew }: DiffReport): boolean {
  const { fresh, reflagged } = difference;
  return reflagged.length > 0 || fresh.length + reflagged.length > mostNew;
}

/** What subscribers would see, what matters most first, and the judgement last. */
export function showDiff(report: DiffReport, paint: Paint): string {
  const { difference, published } = report;
  const { fresh, reflagged, changed, silent, vanished, passed, unchanged } = difference;
  const groups = [
    group(
      "red",
      "seen as new, but is the same post under another id",
      reflagged,
      paint,
      (entry) => [`was ${entry.before}`, `is  ${entry.id}`],
    ),
    group("green", "new", fresh, paint, placeOf),
    group("yellow", "changed, and many readers show it again", changed, paint, placeOf),
    group("blue", "changed without a word", silent, paint, ({ what }) => [what.join(", ")]),
    group("yellow", "gone", vanished, paint, placeOf),
  ].filter((text) => text !== "");
  const rest = [
    `${counted(unchanged, "post")} unchanged`,
    ...(passed > 0 ? [`${counted(passed, "old post")} making room`] : []),
  ].join(", ");
  const heading = `Against ${paint("bold", printable(published))}:`;
  return [heading, ...groups, `${rest}. ${judgement(report)}`].join("\n\n");
}

function group<Entry extends ComparedEntry>(
  style: "red" | "green" | "yellow" | "blue",
  title: string,
  entries: readonly Entry[],
  paint: Paint,
  details: (entry: Entry) => readonly string[],
): string {
  if (entries.length === 0) return "";
  const shown = entries
    .slice(0, MOST_SHOWN)
    .flatMap((entry) => [
      `  ${dayOf(entry)}${printable(entry.title)}`,
      ...details(entry).map((line) => `    ${paint("dim", printable(line))}`),
    ]);
  const more = entries.length - MOST_SHOWN;
  const rest = more > 0 ? [`  and ${more} more: --json lists them`] : [];
  return [paint(style, `${title} (${entries.length})`), ...shown, ...rest].join("\n");
}

const MOST_SHOWN = 20;

function placeOf({ url, id }: ComparedEntry): readonly string[] {
  return [url ?? id];
}

function dayOf({ published }: ComparedEntry): string {
  return published === undefined ? "" : `${toRfc3339(published).slice(0, 10)}  `;
}

function judgement(report: DiffReport): string {
  const { fresh, reflagged } = report.difference;
  if (reflagged.length > 0) {
    return `Do not publish this: ${counted(reflagged.length, "post")} that readers have would look new.`;
  }
  if (isAlarming(report)) {
    const limit = report.mostNew === 0 ? "none may" : `${report.mostNew} may`;
    return `Look before you publish this: ${counted(fresh.length, "post")} would look new, and ${limit}.`;
  }
  return fresh.length === 0
    ? "Nothing would look new."
    : `${counted(fresh.length, "post")} would look new.`;
}

/** The same for machines. */
export function diffAsJson(report: DiffReport) {
  const { published, mostNew, difference } = report;
  const { fresh, ...rest } = difference;
  return { published, ok: !isAlarming(report), mostNew, new: fresh, ...rest };
}
