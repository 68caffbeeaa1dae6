/** What travels: the text part, the headers, the source, and how much of it there is. */
import { bytesOf, kilobytes } from "../../lib/text.ts";
import { fileAnswer, wordsAnswer } from "./answers.ts";
import { nothingYet } from "./digest-page.ts";
import type { Page } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import type { Shown, ShownDigest } from "./shown.ts";

/** The digest as plain text. */
export function textPage(shown: Shown): Page {
  const { digest } = shown;
  if (!digest) return { at: "/text", title: "Text", main: html`${nothingYet(shown)}` };
  const lines = digest.text.split(/\r?\n/);
  const main = html`<div id="text" data-live class="letter">
      <h1>As plain text</h1>
      <p class="muted">
        What readers see whose mail program shows no HTML, and what many a screen reader reads.
        ${lines.length} lines, ${bytesOf(digest.text)} bytes.
      </p>
    </div>
    <div class="sheet">
      <pre class="card mail" tabindex="0" id="text-part" data-live aria-label="The text part">
${digest.text}</pre>
    </div>`;
  return { at: "/text", title: "Text", main };
}

/** Headers and source of the whole message. */
export function messagePage(shown: Shown): Page {
  const { digest } = shown;
  if (!digest) return { at: "/message", title: "Message", main: html`${nothingYet(shown)}` };
  const headers = headersOf(digest.source).map(
    ({ name, value }) =>
      html`<dt>${name}</dt>
        <dd dir="auto">${value}</dd>`,
  );
  const sizes = [
    ["HTML part", digest.html],
    ["Text part", digest.text],
    ["Whole message", digest.source],
  ] as const;
  const main = html`<div id="message" data-live class="letter">
      <h1>The message</h1>
      <p class="muted">As a reader who does not exist would get it, unsigned.</p>
      <div class="facts">
        ${sizes.map(([name, text]) => html`<span>${name} <strong>${kilobytes(bytesOf(text))}</strong></span>`)}
      </div>
      ${sizeOf(digest)}
    </div>
    <section class="card" aria-labelledby="headers-title">
      <h2 id="headers-title">Headers</h2>
      <dl id="headers" data-live>${headers}</dl>
    </section>
    <section aria-labelledby="source-title">
      <div class="titled">
        <h2 id="source-title">Source</h2>
        <p><a class="button" href="/message.eml" download>Save as .eml</a></p>
      </div>
      <pre
        class="card mail long"
        tabindex="0"
        id="source"
        data-live
        aria-label="The source of the message"
      >
${digest.source}</pre>
    </section>`;
  return { at: "/message", title: "Message", main };
}

/** The message as a file that mail programs open. */
export function messageFile({ digest }: Shown): Response {
  if (!digest) return wordsAnswer(404, "there is no digest yet");
  const disposition = `attachment; filename="${digest.edition.replace(/[^\w-]/g, "")}.eml"`;
  return fileAnswer(digest.source, "message/rfc822", { "content-disposition": disposition });
}

/** The HTML against Gmail's limit. */
export function sizeOf({ html: body, limit }: ShownDigest): Markup {
  const bytes = bytesOf(body);
  const words =
    bytes > limit
      ? `${kilobytes(bytes)}: more than Gmail shows, which is ${kilobytes(limit)}`
      : `${kilobytes(bytes)} of the ${kilobytes(limit)} that Gmail shows`;
  const share = Math.min(100, (bytes / limit) * 100);
  const is = bytes > limit ? "over" : share > 80 ? "near" : "within";
  return html`<div class="size">
    <svg
      class="gauge"
      data-is="${is}"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="${share.toFixed(1)}" height="6" />
    </svg>
    <span>${words}</span>
  </div>`;
}

/** The header fields of a message, each on one line, as they stand there (RFC 5322, 2.2.3). */
function headersOf(source: string): { readonly name: string; readonly value: string }[] {
  const [head = ""] = source.split(/\r?\n\r?\n/, 1);
  return head
    .replace(/\r?\n(?=[ \t])/g, "")
    .split(/\r?\n/)
    .map((line) => {
      const colon = line.indexOf(":");
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
    });
}
