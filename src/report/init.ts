import { counted } from "../lib/text.ts";
import { columnsOf } from "../lib/width.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

interface Found {
  readonly value: string | readonly string[];
  readonly from: string;
}

/** What `init` recognised and wrote. */
export interface Initialised {
  readonly recognised: {
    readonly dialect: string;
    readonly maker?: string;
    readonly notes: readonly string[];
  } & Readonly<Partial<Record<(typeof SETTINGS)[number], Found>>>;
  /** Relative to the project, the configuration first. */
  readonly files: readonly string[];
  /** Posts that a build would take. */
  readonly posts: number;
}

const SETTINGS = [
  "title",
  "url",
  "description",
  "language",
  "timezone",
  "authors",
  "folders",
  "permalink",
] as const;

/** What was found, where it came from, what was written, and what to do next. */
export function showInit({ recognised, files, posts }: Initialised, paint: Paint): string {
  const { dialect, maker, notes } = recognised;
  const found = SETTINGS.flatMap((name) => {
    const setting = recognised[name];
    return setting ? [{ name, value: printable(String(setting.value)), from: setting.from }] : [];
  });
  const wide = Math.max(0, ...found.map(({ name }) => name.length));
  const far = Math.min(40, Math.max(0, ...found.map(({ value }) => columnsOf(value))));
  const rows = found.map(({ name, value, from }) => {
    const padding = " ".repeat(Math.max(0, far - columnsOf(value)));
    return `  ${name.padEnd(wide)}  ${paint("bold", value)}${padding}  ${paint("dim", printable(from))}`;
  });
  const opening =
    dialect !== "plain"
      ? `This looks like a blog made with ${paint("bold", dialect)}.`
      : maker === undefined
        ? "No blog generator was recognised."
        : `This was told by ${printable(maker)}.`;
  return [
    opening,
    ...rows,
    ...notes.map((note) => `  ${paint("yellow", "note")} ${printable(note)}`),
    "",
    `Wrote ${files.map((file) => paint("cyan", file)).join(", ")}.`,
    "",
    ...nextSteps(posts),
  ].join("\n");
}

function nextSteps(posts: number): string[] {
  const first =
    posts === 0
      ? "put a first post into posts/, named like 2026-11-23-hello.md"
      : `look through postrider.yaml: it finds ${counted(posts, "post")}`;
  return [
    "Next:",
    `  1. ${first}`,
    "  2. postrider check   reads and renders everything, writes nothing, says what is wrong",
    "  3. postrider build   writes the feeds, and a preview of the next digest",
  ];
}
