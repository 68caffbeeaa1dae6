/** How the delivery of an edition went: where its envelopes are, when they left, and what is in the way. */
import { counted, grouped } from "../../lib/text.ts";
import type { EnvelopeState } from "../../model/envelope.ts";
import { html, type Markup } from "./markup.ts";
import { withCode } from "./problem-list.ts";
import type { ShownCurve, ShownDelivery, ShownReport } from "./shown.ts";

/** A card, or several, for a column; a sentence where there is no more to say. */
export function deliveryCards(delivery: ShownDelivery | undefined): Markup {
  if (delivery === undefined) {
    return card(html`<p class="muted">The ledger here has no envelopes of this edition.</p>`);
  }
  if (delivery === "unreadable") {
    return card(
      html`<p>
        The ledger cannot be read at this moment. <code>postrider doctor</code> looks into it.
      </p>`,
    );
  }
  const { counts, remarks, curve } = delivery;
  const states = counts.map(
    ([state, count]) =>
      html`<div>
        <dt>${state}</dt>
        <dd>${grouped(count)}</dd>
      </div>`,
  );
  return html`${card(
    html`<dl class="counts">${states}</dl>
      ${counts.length === 0 && html`<p class="muted">It went to nobody.</p>`}
      ${remarks.map((words) => html`<p class="why">${words}</p>`)} ${curve && drawCurve(curve)}`,
  )}
  ${reasonsOf(delivery, "refused")} ${reasonsOf(delivery, "deferred")} ${uncertainOnes(delivery)}`;
}

function card(inner: Markup): Markup {
  return html`<section class="card delivery">
    <h2>Delivery</h2>
    ${inner}
  </section>`;
}

// In units of the drawing: a column's width with the gap behind it, and the height of the highest.
const WIDE = 4;
const HIGH = 40;

function drawCurve({ from, lasted, step, counts }: ShownCurve): Markup {
  const most = Math.max(...counts);
  if (counts.length === 1) {
    return html`<p class="why">All ${grouped(most)} submitted within ${step}, ${from}.</p>`;
  }
  const columns = counts.map((count, at) => {
    // One in ten thousand is to be seen as well.
    const height = count === 0 ? 0 : Math.max(1, (count / most) * HIGH);
    const y = (HIGH - height).toFixed(2);
    return html`<rect
      x="${at * WIDE}"
      y="${y}"
      width="${WIDE - 1}"
      height="${height.toFixed(2)}"
    />`;
  });
  const words = `Submitted over ${lasted}, at most ${grouped(most)} in ${step}`;
  return html`<figure>
    <svg
      class="curve"
      role="img"
      aria-label="${words}"
      viewBox="0 0 ${counts.length * WIDE - 1} ${HIGH}"
      preserveAspectRatio="none"
    >
      ${columns}
    </svg>
    <figcaption>
      From ${from}, over ${lasted}: a column is ${step}, the highest ${grouped(most)}.
    </figcaption>
  </figure>`;
}

function reasonsOf({ counts, reasons }: ShownReport, wanted: EnvelopeState): Markup | false {
  const count = counts.find(([state]) => state === wanted)?.[1] ?? 0;
  if (count === 0) return false;
  const rows = reasons
    .filter(({ state }) => state === wanted)
    .map(
      ({ reply, count: many }) =>
        html`<li>
          <span class="file">${grouped(many)} ×</span> <span dir="auto">${reply}</span>
        </li>`,
    );
  return html`<section class="card">
    <h2>${NAMES[wanted]} (${grouped(count)})</h2>
    <ul class="rows" role="list">
      ${rows}
    </ul>
  </section>`;
}

const NAMES: Readonly<Partial<Record<EnvelopeState, string>>> = {
  refused: "Refused",
  deferred: "Deferred",
};

function uncertainOnes({ edition, uncertain, uncertainInAll: all }: ShownReport): Markup | false {
  if (all === 0) return false;
  const rows = uncertain.map(
    ({ id, address, since, reply }) =>
      html`<li>
        <h3 dir="auto">${address}</h3>
        <p class="why">${since}: <span dir="auto">${reply}</span></p>
        <p class="file">Message-ID ${`<${id}@…>`}</p>
      </li>`,
  );
  const more = all - uncertain.length;
  return html`<section class="card">
    <h2>Uncertain (${grouped(all)})</h2>
    <p>
      ${all === 1 ? "It was" : "They were"} handed over and no answer came: nobody can know whether
      ${counted(all, "copy", "copies")} arrived. Your mail server’s log may tell. If a second copy
      does less harm than none: ${withCode(`\`postrider send --retry-uncertain ${edition}\``)}
    </p>
    <ul class="rows" role="list">
      ${rows}
    </ul>
    ${more > 0 && html`<p class="muted">and ${grouped(more)} more</p>`}
  </section>`;
}
