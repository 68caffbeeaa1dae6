/** The digest as a mail, on the screens and in the lights in which it will be read. */
import { createHash } from "node:crypto";
import { counted } from "../../lib/text.ts";
import { frameAnswer } from "./answers.ts";
import { framed, type Setting } from "./frame.ts";
import { choice, frame, type Page } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { sizeOf } from "./message-page.ts";
import type { Shown, ShownDigest } from "./shown.ts";

const SCREENS = ["both", "desktop", "phone"] as const;
const SCHEMES = ["auto", "light", "dark"] as const;

interface View extends Setting {
  readonly screen: (typeof SCREENS)[number];
}

/** The page; what somebody has chosen stands in its address. */
export function digestPage(shown: Shown, query: URLSearchParams): Page {
  const { digest } = shown;
  if (!digest) return { at: "/", title: "Digest", main: html`${nothingYet(shown)}` };
  const view = viewIn(query);
  const main = html`<div id="letter" data-live>${letter(digest)}</div>
    <div class="choices" id="choices" data-live>
      ${choice(
        "Screen",
        optionsOf(SCREENS, view.screen, (screen) => ({ ...view, screen })),
      )}
      ${choice(
        "Colours",
        optionsOf(SCHEMES, view.scheme, (scheme) => ({ ...view, scheme })),
      )}
      ${choice(
        "Pictures",
        optionsOf(["on", "off"], view.images ? "on" : "off", (is) => ({
          ...view,
          images: is === "on",
        })),
      )}
    </div>
    <div class="stage ${view.screen}">${screens(shown, digest, view)}</div>`;
  return { at: "/", title: digest.subject, main };
}

/** The digest itself, for a frame. */
export function digestFrame({ digest, pictures }: Shown, query: URLSearchParams): Response {
  const setting = viewIn(query);
  return frameAnswer(framed(digest?.html ?? "", pictures.site, setting), setting.images);
}

/** What stands where there is no digest. */
export function nothingYet({ isBehind }: Shown): Markup | undefined {
  if (isBehind) return undefined;
  return html`<section class="card narrow">
    <h1>No digest yet</h1>
    <p class="muted">There is no post that could be mailed. Write one, and it appears here.</p>
  </section>`;
}

/** How an inbox shows it before it is opened. */
function letter(digest: ShownDigest): Markup {
  const { from, subject, preheader, when, edition, posts } = digest;
  return html`<section class="letter" aria-label="In the inbox">
    <p class="from"><strong dir="auto">${from}</strong> <span>edition ${edition}, ${when}</span></p>
    <h1 dir="auto">${subject}</h1>
    <p class="preheader" dir="auto">${preheader}</p>
    <div class="facts"><span>${counted(posts, "post")}</span>${sizeOf(digest)}</div>
  </section>`;
}

function screens({ pictures }: Shown, digest: ShownDigest, view: View): Markup[] {
  const mark = createHash("sha256")
    .update(JSON.stringify([digest.html, digest.picturesMark, pictures.site]))
    .digest("base64url")
    .slice(0, 12);
  const src = `/frame/digest?${queryOf(view, "both")}v=${mark}`;
  const wide = html`<figure class="desktop">
    ${frame({ id: "desktop", src, title: "The digest on a desktop", light: view.scheme })}
    <figcaption>Desktop</figcaption>
  </figure>`;
  const small = html`<figure class="phone">
    ${frame({ id: "phone", src, title: "The digest on a phone", light: view.scheme })}
    <figcaption>Phone, 375 px</figcaption>
  </figure>`;
  return [
    ...(view.screen === "phone" ? [] : [wide]),
    ...(view.screen === "desktop" ? [] : [small]),
  ];
}

function optionsOf<Name extends string>(
  names: readonly Name[],
  chosen: Name,
  choose: (name: Name) => View,
) {
  return names.map((name) => {
    const view = choose(name);
    return {
      name: name.charAt(0).toUpperCase() + name.slice(1),
      href: `/?${queryOf(view, view.screen)}`.replace(/[?&]$/, ""),
      isChosen: name === chosen,
    };
  });
}

// What is usual is not said, so that the plain address stays plain. Ends in `&` where it says anything.
function queryOf({ scheme, images }: View, screen: View["screen"]): string {
  return [
    screen === "both" ? "" : `screen=${screen}&`,
    scheme === "auto" ? "" : `colours=${scheme}&`,
    images ? "" : "pictures=off&",
  ].join("");
}

function viewIn(query: URLSearchParams): View {
  return {
    screen: SCREENS.find((name) => name === query.get("screen")) ?? "both",
    scheme: SCHEMES.find((name) => name === query.get("colours")) ?? "auto",
    images: query.get("pictures") !== "off",
  };
}
