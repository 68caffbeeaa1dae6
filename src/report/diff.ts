import { counted } from "../lib/text.ts";
import type { ComparedEntry, FeedDifference } from "../model/difference.ts";
import { toRfc3339 } from "../model/instant.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

interface Compared {
  /** What is published, as the person named it. */
  readonly published: string;
  readonly difference: FeedDifference;
}

/** A comparison of the blog's own feed, those of the others beside it, and the judgement on all. */
export interface DiffReport extends Compared {
  /** The feeds of tags, authors, languages and names. */
  readonly others: readonly Compared[];
  /** Feeds that are published and would no longer be made. */
  readonly ended: readonly string[];
  /** Most posts that may look new. */
  readonly mostNew: number;
}

/** Whether a person should look before this is published. */
export function isAlarming({ difference, others, mostNew }: DiffReport): boolean {
  return [difference, ...others.map((other) => other.difference)].some((one) =>
    isTooMuch(one, mostNew),
  );
}

function isTooMuch({ fresh, reflagged }: FeedDifference, mostNew: number): boolean {
  return reflagged.length > 0 || fresh.length > mostNew;
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
  const same = [
    `${counted(unchanged, "post")} unchanged`,
    ...(passed > 0 ? [`${counted(passed, "old post")} making room`] : []),
  ].join(", ");
  const heading = `Against ${paint("bold", printable(published))}:`;
  return [heading, ...groups, ...beside(report, paint), `${same}. ${judgement(report)}`].join(
    "\n\n",
  );
}

/** The other feeds, a line for each that would not stay as it is. */
function beside({ others, ended, mostNew }: DiffReport, paint: Paint): readonly string[] {
  const lines = others.flatMap(({ published, difference }) => {
    const counts = COUNTED.flatMap(([kind, words]) => {
      const { length } = difference[kind];
      return length > 0 ? [`${length} ${words}`] : [];
    });
    if (counts.length === 0) return [];
    const told = isTooMuch(difference, mostNew)
      ? paint("red", counts.join(", "))
      : counts.join(", ");
    return [`  ${printable(published)}: ${told}`];
  });
  const shown = [...lines.slice(0, MOST_SHOWN), ...rest(lines)];
  const gone = ended.slice(0, MOST_SHOWN).map((path) => `  ${printable(path)}`);
  return [
    ...(lines.length > 0 ? [[`other feeds (${lines.length})`, ...shown].join("\n")] : []),
    ...(ended.length > 0
      ? [[paint("yellow", `no longer made (${ended.length})`), ...gone, ...rest(ended)].join("\n")]
      : []),
  ];
}

const COUNTED = [
  ["reflagged", "seen as new under another id"],
  ["fresh", "new"],
  ["changed", "changed"],
  ["silent", "changed without a word"],
  ["vanished", "gone"],
] as const;

function rest(all: readonly unknown[]): readonly string[] {
  const more = all.length - MOST_SHOWN;
  return more > 0 ? [`  and ${more} more: --json lists them`] : [];
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
  return [paint(style, `${title} (${entries.length})`), ...shown, ...rest(entries)].join("\n");
}

const MOST_SHOWN = 20;

function placeOf({ url, id }: ComparedEntry): readonly string[] {
  return [url ?? id];
}

function dayOf({ published }: ComparedEntry): string {
  return published === undefined ? "" : `${toRfc3339(published).slice(0, 10)}  `;
}

function judgement(report: DiffReport): string {
  const { difference, others, mostNew } = report;
  const { reflagged, fresh } = difference;
  if (reflagged.length > 0) {
    return `Do not publish this: ${counted(reflagged.length, "post")} that readers have would look new.`;
  }
  if (others.some((other) => other.difference.reflagged.length > 0)) {
    return "Do not publish this: in other feeds, posts that readers have would look new.";
  }
  if (isAlarming(report)) {
    const limit = mostNew === 0 ? "none may" : `${mostNew} may`;
    const where = isTooMuch(difference, mostNew)
      ? `${counted(fresh.length, "post")} would look new`
      : "in other feeds, too many posts would look new";
    return `Look before you publish this: ${where}, and ${limit}.`;
  }
  return fresh.length === 0
    ? "Nothing would look new."
    : `${counted(fresh.length, "post")} would look new.`;
}

/** The same for machines. */
export function diffAsJson(report: DiffReport) {
  const { others, ended, mostNew } = report;
  const ok = !isAlarming(report);
  return { ok, mostNew, ...comparedAsJson(report), others: others.map(comparedAsJson), ended };
}

function comparedAsJson({ published, difference: { fresh, ...kinds } }: Compared) {
  return { published, new: fresh, ...kinds };
}
