import { counted } from "../lib/text.ts";
import { type Finding, type Topic, TOPICS, type Verdict } from "../model/finding.ts";
import type { Paint, Style } from "./paint.ts";
import { printable } from "./printable.ts";

const HEADINGS: Readonly<Record<Topic, string>> = {
  ledger: "The ledger and what is secret",
  message: "The next digest",
  sender: "Whom it is from",
  server: "The mail server",
  unsubscribe: "Unsubscribing",
  clock: "The clock",
};

const WORDS: Readonly<Record<Verdict, readonly [string, Style]>> = {
  ok: ["ok", "green"],
  warning: ["warning", "yellow"],
  problem: ["problem", "red"],
  unknown: ["not seen", "cyan"],
};

const WIDTH = 10;

/** Everything that was looked at, with what to do about it, and a last line that counts. */
export function showFindings(findings: readonly Finding[], paint: Paint): string {
  const parts = TOPICS.flatMap((topic) => {
    const about = findings.filter((finding) => finding.about === topic);
    if (about.length === 0) return [];
    return [
      paint("bold", HEADINGS[topic]),
      ...about.flatMap((each) => showFinding(each, paint)),
      "",
    ];
  });
  return [...parts, summaryOf(findings)].join("\n");
}

function showFinding({ verdict, says, todo }: Finding, paint: Paint): readonly string[] {
  const [word, style] = WORDS[verdict];
  const first = `  ${paint(style, word.padEnd(WIDTH))}${printable(says)}`;
  if (todo === undefined) return [first];
  return [first, `  ${" ".repeat(WIDTH)}${paint("blue", "=")} ${printable(todo)}`];
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (verdict: Verdict): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const parts = [
    ...(count("problem") > 0 ? [counted(count("problem"), "problem")] : []),
    ...(count("warning") > 0 ? [counted(count("warning"), "warning")] : []),
    ...(count("unknown") > 0 ? [`${count("unknown")} not seen`] : []),
    `${count("ok")} in order`,
  ];
  return `${parts.join(", ")}. Nothing was sent to anybody.`;
}

/** The same for a program: how many of each, and every finding. */
export function findingsAsJson(findings: readonly Finding[]) {
  const verdicts: readonly Verdict[] = ["ok", "warning", "problem", "unknown"];
  const counts = verdicts.map((verdict) => [
    verdict,
    findings.filter((finding) => finding.verdict === verdict).length,
  ]);
  return { counts: Object.fromEntries(counts), findings };
}
