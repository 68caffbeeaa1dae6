/** What was mailed so far. */
import { counted } from "../../lib/text.ts";
import { frameAnswer, wordsAnswer } from "./answers.ts";
import { deliveryCards } from "./delivery.ts";
import { framed } from "./frame.ts";
import { frame, type Page } from "./layout.ts";
import { html } from "./markup.ts";
import type { Shown } from "./shown.ts";

export function editionsPage({ editions }: Shown): Page {
  const rows = editions.map(
    ({ id, when, posts }) =>
      html`<tr>
        <th scope="row"><a href="/editions/${encodeURIComponent(id)}">${id}</a></th>
        <td>${when}</td>
        <td class="number">${counted(posts.length, "post")}</td>
      </tr>`,
  );
  const list = html`<table>
    <thead>
      <tr>
        <th scope="col">Edition</th>
        <th scope="col">Fell due</th>
        <th scope="col"><span class="unseen">Posts</span></th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const main = html`<h1>Editions</h1>
    <section class="card narrow" id="editions" data-live aria-label="Editions so far">
      ${rows.length > 0 ? list : html`<p class="muted">No edition was made yet.</p>`}
    </section>`;
  return { at: "/editions", title: "Editions", main };
}

/** One edition; undefined where there is none with that id. */
export function editionPage({ editions }: Shown, id: string): Page | undefined {
  const edition = editions.find((each) => each.id === id);
  if (!edition) return undefined;
  const posts = edition.posts.map(
    ({ title, url }) =>
      html`<li dir="auto">
        ${url === undefined ? title : html`<a href="${url}" rel="noreferrer">${title}</a>`}
      </li>`,
  );
  const page = edition.page();
  const src = `/frame/edition/${encodeURIComponent(id)}`;
  const shown =
    page === undefined
      ? html`<p class="muted">Its page is not in the output folder.</p>`
      : frame({ id: "edition-frame", src, title: "The page of the edition" });
  const main = html`<div class="letter" id="edition" data-live>
      <h1>Edition ${id}</h1>
      <p class="muted">
        It fell due ${edition.when}, and stands at
        <a href="${edition.url}" rel="noreferrer">${edition.url}</a>.
      </p>
    </div>
    <div class="reader">
      <div class="beside" id="edition-facts" data-live>
        <section class="card">
          <h2>Posts</h2>
          <ul class="rows" role="list">
            ${posts}
          </ul>
        </section>
        ${deliveryCards(edition.delivery())}
      </div>
      ${shown}
    </div>`;
  return { at: "/editions", title: `Edition ${id}`, main };
}

/** The page of an edition, for a frame. */
export function editionFrame({ editions, pictures }: Shown, id: string): Response {
  const page = editions.find((each) => each.id === id)?.page();
  return page === undefined
    ? wordsAnswer(404, "there is no page of that edition")
    : frameAnswer(framed(page, pictures.site, { scheme: "auto", images: true }), true);
}
