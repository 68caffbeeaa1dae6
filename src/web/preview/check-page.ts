/** What `postrider check` says. */
import { counted } from "../../lib/text.ts";
import { compareProblems, type Level, type Problem } from "../../model/problem.ts";
import type { Page } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { fileNotes } from "./posts-page.ts";
import { problemList } from "./problem-list.ts";
import type { Shown } from "./shown.ts";

export function checkPage({ check }: Shown): Page {
  const main = html`<div id="verdict" data-live class="narrow letter">
      <h1>Check</h1>
      <p class="muted">
        ${check ? verdict(check.problems) : "Every post is being read and rendered; this page follows."}
      </p>
    </div>
    <div id="found" data-live>${check && found(check.problems)}</div>
    <div id="more" data-live>${check && tooMany(check.problems.length)}</div>
    <div id="quiet" data-live>${check && fileNotes("Left out", check.leftOut)}</div>
    <div id="changed" data-live>
      ${check && fileNotes("Changed to be safe and complete elsewhere", check.changed)}
    </div>`;
  return { at: "/check", title: "Check", main };
}

function found(problems: readonly Problem[]): Markup | undefined {
  if (problems.length === 0) return undefined;
  const worst = problems.toSorted(compareProblems).slice(0, MOST);
  return html`<section class="card" aria-label="Problems">${problemList(worst)}</section>`;
}

function verdict(problems: readonly Problem[]): string {
  const count = (level: Level) => problems.filter((problem) => problem.level === level).length;
  const parts = (["error", "warning", "note"] as const)
    .filter((level) => count(level) > 0)
    .map((level) => counted(count(level), level));
  return parts.length === 0 ? "Nothing is wrong." : `${parts.join(", ")}.`;
}

function tooMany(many: number): Markup | undefined {
  if (many <= MOST) return undefined;
  return html`<p class="muted">
    and ${many - MOST} more: <code>postrider check</code> lists them
  </p>`;
}

const MOST = 200;
