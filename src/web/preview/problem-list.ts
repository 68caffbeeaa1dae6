/** Problems as a page shows them: where, with the line itself, and the way out. */
import { compareProblems, type Place, type Problem } from "../../model/problem.ts";
import { html, type Markup } from "./markup.ts";
import type { Shown } from "./shown.ts";

/** The errors, and what they cost; nothing where there is none. */
export function blockingProblems({ problems, isBehind, digest }: Shown): Markup | undefined {
  if (problems.length === 0) return undefined;
  const state = isBehind
    ? digest
      ? "The digest you see is the one from before this. It follows as soon as this is mended."
      : "There is no digest to see before this is mended."
    : "What is broken is left out of what you see.";
  const more = problems.length - MOST;
  return html`<section class="card trouble" aria-labelledby="trouble-title">
    <h2 id="trouble-title">Something is in the way</h2>
    <p class="muted">${state}</p>
    ${problemList(problems.toSorted(compareProblems).slice(0, MOST))}
    ${more > 0 && html`<p class="muted">and ${more} more: <a href="/check">all of them</a></p>`}
  </section>`;
}

const MOST = 5;

/** Worst first. */
export function problemList(problems: readonly Problem[]): Markup {
  const items = problems.toSorted(compareProblems).map((problem) => showProblem(problem));
  return html`<ul role="list">
    ${items}
  </ul>`;
}

function showProblem({ level, headline, place, other, hint, code }: Problem): Markup {
  return html`<li class="problem">
    <p><span class="level" data-level="${level}">${level}</span> ${withCode(headline)}</p>
    ${place && showPlace(place)} ${other && showPlace(other)}
    ${hint !== undefined && html`<p class="hint">${withCode(hint)}</p>`}
    <p class="unseen">${code}</p>
  </li>`;
}

/** The words in backticks are the person's own. */
export function withCode(text: string): Markup {
  const parts = text.split(/`([^`]*)`/);
  return html`${parts.map((part, n) => (n % 2 === 1 ? html`<code dir="auto">${part}</code>` : part))}`;
}

function showPlace(place: Place): Markup {
  const { file, line, column, text } = place;
  const address = [file, line, column].filter((part) => part !== undefined).join(":");
  const shown = html`<p class="file">${address}</p>`;
  if (text === undefined || line === undefined) return shown;
  const { before, marked, after } = around(text, (column ?? 1) - 1, place.length ?? 1);
  return html`${shown}
    <pre
      class="excerpt"
      tabindex="0"
      aria-label="Line ${line} of ${file}"
    ><span class="at">${line} │ </span>${before}<mark>${marked}</mark>${after}</pre>`;
}

// A line of ten thousand characters would bury its own mark: some of it around the place will do.
function around(line: string, start: number, length: number) {
  const from = line.length > MOST_SHOWN ? Math.max(0, start - MOST_SHOWN / 4) : 0;
  const to = Math.min(line.length, from + MOST_SHOWN);
  const end = Math.min(to, start + Math.max(1, length));
  return {
    before: (from > 0 ? "…" : "") + line.slice(from, start),
    // Something that is missing at the end of a line has no character to mark.
    marked: line.slice(start, end) || " ",
    after: line.slice(end, to) + (to < line.length ? "…" : ""),
  };
}

const MOST_SHOWN = 160;
