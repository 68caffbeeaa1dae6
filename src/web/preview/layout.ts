/** What every page has: where it is, where one may go, and what stands in the way. */
import { pageAnswer, SANDBOX } from "./answers.ts";
import { asMarkup, html, type Markup } from "./markup.ts";
import { blockingProblems } from "./problem-list.ts";
import { LIVE_SCRIPT } from "./script.ts";
import type { Shown } from "./shown.ts";
import { previewStyle } from "./style.ts";

export interface Page {
  /** Which of the pages in the navigation it is or belongs to. */
  readonly at: string;
  readonly title: string;
  readonly main: Markup;
  readonly status?: number;
}

/** A page, with everything around it. */
export function showPage(shown: Shown, { at, title, main, status = 200 }: Page): Response {
  const style = previewStyle(shown.look);
  const page = html`<!doctype html>
    <html lang="en" data-version="${shown.version}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${shown.blog} · Postrider</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${asMarkup(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <div>
            <p class="blog" dir="auto" id="blog" data-live>${shown.blog}</p>
            <nav aria-label="Preview" id="nav" data-live>${navigation(shown, at)}</nav>
            <p class="state" id="state" role="status">Live after a reload</p>
          </div>
        </header>
        <main id="main" tabindex="-1">
          <div id="trouble" data-live>
            ${at === "/check" && shown.check ? undefined : blockingProblems(shown)}
          </div>
          ${main}
        </main>
        ${asMarkup(`<script>${LIVE_SCRIPT}</script>`)}
      </body>
    </html> `;
  return pageAnswer(page.markup, { style, script: LIVE_SCRIPT, status });
}

const PLACES = [
  ["/", "Digest"],
  ["/text", "Text"],
  ["/message", "Message"],
  ["/feeds", "Feeds"],
  ["/posts", "Posts"],
  ["/editions", "Editions"],
  ["/check", "Check"],
] as const;

function navigation(shown: Shown, at: string): Markup {
  const items = PLACES.map(([href, name]) => {
    const current = href === at && asMarkup(' aria-current="page"');
    const count = href === "/check" && problemCount(shown);
    return html`<li><a href="${href}" ${current}>${name}${count}</a></li>`;
  });
  return html`<ul role="list">
    ${items}
  </ul>`;
}

function problemCount({ check, problems }: Shown): Markup | false {
  const known = (check?.problems ?? problems).filter(({ level }) => level !== "note");
  if (known.length === 0) return false;
  const level = known.some((problem) => problem.level === "error") ? "error" : "warning";
  const words = known.length === 1 ? "problem" : "problems";
  return html` <span class="count" data-level="${level}"
    >${known.length}<span class="unseen"> ${words}</span></span
  >`;
}

/** A frame for what somebody else wrote: nothing in it runs. */
export function frame({ id, src, title, name, light }: Framed): Markup {
  const named = name !== undefined && html` name="${name}"`;
  const lit = light !== undefined && html` data-light="${light}"`;
  return html`<div class="screen">
    <iframe
      id="${id}"
      data-frame
      sandbox="${SANDBOX}"
      src="${src}"
      title="${title}"
      ${named}${lit}
    ></iframe>
  </div>`;
}

interface Framed {
  readonly id: string;
  readonly src: string;
  /** What a screen reader says of it. */
  readonly title: string;
  /** By which links lead into it. */
  readonly name?: string;
  /** The colours of what is in it: those of the ground behind it. */
  readonly light?: "auto" | "light" | "dark";
}

/** Links of which one is chosen already: no script is needed to choose another. */
export function choice(
  label: string,
  options: readonly { readonly name: string; readonly href: string; readonly isChosen: boolean }[],
): Markup {
  const items = options.map(
    ({ name, href, isChosen }) =>
      html`<li><a href="${href}" ${isChosen && asMarkup(' aria-current="true"')}>${name}</a></li>`,
  );
  const id = `choice-${label.toLowerCase()}`;
  return html`<div class="choice">
    <span id="${id}">${label}</span>
    <ul role="list" aria-labelledby="${id}">
      ${items}
    </ul>
  </div>`;
}
