/** The feeds as a reader shows them: what is read back from the very files. */
import { createHash } from "node:crypto";
import { frameAnswer, wordsAnswer } from "./answers.ts";
import { framed } from "./frame.ts";
import { encodedPath } from "../../lib/percent.ts";
import { bytesOf, counted, kilobytes } from "../../lib/text.ts";
import { choice, frame, type Page } from "./layout.ts";
import { asMarkup, html, type Markup } from "./markup.ts";
import { readerStyle } from "./reader-style.ts";
import type { Shown, ShownEntry, ShownFeed } from "./shown.ts";

export async function feedsPage({ feeds }: Shown): Promise<Page> {
  const rows = (await feeds()).map(
    (feed) =>
      html`<tr>
        <th scope="row"><a href="${hrefOf(feed)}">${feed.path}</a></th>
        <td>${feed.what}</td>
        <td class="number">${counted(feed.count, "post")}, ${kilobytes(bytesOf(feed.text))}</td>
      </tr>`,
  );
  const list = html`<table>
    <thead>
      <tr>
        <th scope="col">File</th>
        <th scope="col">What</th>
        <th scope="col"><span class="unseen">Posts and size</span></th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  const main = html`<div class="letter">
      <h1>Feeds</h1>
      <p class="muted">As a build would write them now, read back as a reader does.</p>
    </div>
    <section class="card narrow" id="feeds" data-live aria-label="Feeds">
      ${rows.length > 0 ? list : html`<p class="muted">This configuration makes none.</p>`}
    </section>`;
  return { at: "/feeds", title: "Feeds", main };
}

/** One feed, in a reader or as its source; undefined where there is none at that path. */
export async function feedPage(
  shown: Shown,
  path: string,
  query: URLSearchParams,
): Promise<Page | undefined> {
  const feed = await feedAt(shown, path);
  if (!feed) return undefined;
  const read = feed.read();
  const asSource = query.get("as") === "source";
  const source = html`<pre
    class="card mail long"
    tabindex="0"
    id="feed-source"
    data-live
    aria-label="The source of the feed"
  >
${feed.text}</pre>`;
  const main = html`<div class="letter" id="feed" data-live>
      <h1 dir="auto">${read.title}</h1>
      <p class="muted">
        ${feed.what}, ${counted(feed.count, "post")}, ${kilobytes(bytesOf(feed.text))},
        <span class="file">${feed.url}</span>
      </p>
    </div>
    <div class="choices">
      ${choice("Shown", [
        { name: "Reader", href: hrefOf(feed), isChosen: !asSource },
        { name: "Source", href: `${hrefOf(feed)}?as=source`, isChosen: asSource },
      ])}
    </div>
    ${asSource ? source : reader(feed, read.entries, shown)}`;
  return { at: "/feeds", title: feed.path, main };
}

function reader(feed: ShownFeed, entries: readonly ShownEntry[], { pictures }: Shown): Markup {
  const mark = createHash("sha256")
    .update(feed.text + pictures.site)
    .digest("base64url")
    .slice(0, 12);
  const src = `/frame/feed/${encodedPath(feed.path)}?v=${mark}`;
  const links = entries.map(
    ({ title, when }, n) =>
      html`<li>
        <a href="${src}#entry-${n}" target="reader" dir="auto"
          >${title}<span class="muted">${when}</span></a
        >
      </li>`,
  );
  return html`<div class="reader">
    <nav class="card entries" aria-label="Posts in this feed" id="entries" data-live tabindex="0">
      <ul role="list">
        ${links}
      </ul>
    </nav>
    ${frame({ id: "reader", src, title: "The feed in a reader", name: "reader" })}
  </div>`;
}

/** The posts of a feed one below the other, for a frame. */
export async function feedFrame(shown: Shown, path: string): Promise<Response> {
  const feed = await feedAt(shown, path);
  if (!feed) return wordsAnswer(404, "there is no such feed");
  const { title: name, entries } = feed.read();
  const articles = entries.map(({ title, url, when, authors, html: content, text }, n) => {
    const heading = url === undefined ? html`${title}` : html`<a href="${url}">${title}</a>`;
    const byline = [when, ...authors].filter((part) => part !== undefined).join(" · ");
    return html`<article id="entry-${n}">
      <h2 dir="auto">${heading}</h2>
      <p class="byline">${byline}</p>
      <div dir="auto">${content === undefined ? html`<p>${text}</p>` : asMarkup(content)}</div>
    </article>`;
  });
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${name}</title>
        ${asMarkup(`<style>${readerStyle(shown.look)}</style>`)}
      </head>
      <body>
        <main>${articles}</main>
      </body>
    </html> `;
  const setting = { scheme: "auto", images: true } as const;
  return frameAnswer(framed(page.markup, shown.pictures.site, setting), true);
}

async function feedAt({ feeds }: Shown, path: string): Promise<ShownFeed | undefined> {
  return (await feeds()).find((feed) => feed.path === path);
}

function hrefOf(feed: ShownFeed): string {
  return `/feeds/${encodedPath(feed.path)}`;
}
