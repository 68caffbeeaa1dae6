/** Which posts go out, which do not, and why. */
import type { Page } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { withCode } from "./problem-list.ts";
import type { FileNote, Shown } from "./shown.ts";

export function postsPage({ posts }: Shown): Page {
  const { coming, choices, leftOut } = posts;
  const rows = choices.map(
    ({ title, source, isIn, reason }) =>
      html`<li class="mark" ${isIn && html` data-in`}>
        <div>
          <h3 dir="auto">${title}</h3>
          <p class="why">
            <span class="unseen">${isIn ? "In: " : "Out: "}</span>${withCode(reason)}
          </p>
          <p class="file">${source}</p>
        </div>
      </li>`,
  );
  const main = html`<div class="narrow letter" id="posts" data-live>
      <h1>In and out</h1>
      ${coming.map((sentence) => html`<p>${withCode(sentence)}</p>`)}
    </div>
    <section class="card narrow" id="choices-list" data-live>
      <h2>Recent posts</h2>
      ${
        rows.length > 0
          ? html`<ul class="rows" role="list">
              ${rows}
            </ul>`
          : html`<p class="muted">None.</p>`
      }
    </section>
    <div id="left-out" data-live>${fileNotes("No posts at all", leftOut)}</div>`;
  return { at: "/posts", title: "Posts", main };
}

/** Files with a few words on each; nothing where there is none. */
export function fileNotes(title: string, notes: readonly FileNote[]): Markup | undefined {
  if (notes.length === 0) return undefined;
  const rows = notes.slice(0, MOST).map(
    ({ file, note }) =>
      html`<li>
        <p class="file">${file}</p>
        <p class="why">${withCode(note)}</p>
      </li>`,
  );
  const more = notes.length - rows.length;
  return html`<section class="card narrow">
    <h2>${title} (${notes.length})</h2>
    <ul class="rows" role="list">
      ${rows}
    </ul>
    ${more > 0 && html`<p class="muted">and ${more} more: <code>postrider check --verbose</code> lists them</p>`}
  </section>`;
}

// A page of ten thousand rows would be nobody's.
const MOST = 200;
