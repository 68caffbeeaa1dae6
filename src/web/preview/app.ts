/** The preview as a web application: a Request in, a Response out, over a value of what there is to show. */
import { percentDecoded } from "../../lib/percent.ts";
import { fileAnswer, wordsAnswer } from "./answers.ts";
import { checkPage } from "./check-page.ts";
import { digestFrame, digestPage } from "./digest-page.ts";
import { editionFrame, editionPage, editionsPage } from "./editions-page.ts";
import { feedFrame, feedPage, feedsPage } from "./feeds-page.ts";
import { LOCAL } from "./frame.ts";
import { refusal } from "./guard.ts";
import { type Page, showPage } from "./layout.ts";
import type { Live } from "./live.ts";
import { html } from "./markup.ts";
import { messageFile, messagePage, textPage } from "./message-page.ts";
import { picture } from "./pictures.ts";
import { postsPage } from "./posts-page.ts";
import type { Shown } from "./shown.ts";

export interface PreviewSettings {
  /** What there is to show at this moment. */
  readonly shown: () => Shown;
  readonly live: Live;
  /** Is told of faults; whoever asked is told nothing of them. */
  readonly onFault: (fault: unknown) => void;
}

/** Answers one request. Never rejects. */
export function previewApp(settings: PreviewSettings): (request: Request) => Promise<Response> {
  return async (request) => {
    const refused = refusal(request);
    if (refused) return REFUSALS[refused]();
    try {
      const response = await answer(request, settings);
      if (request.method !== "HEAD") return response;
      await response.body?.cancel();
      return new Response(null, response);
    } catch (fault) {
      settings.onFault(fault);
      return wordsAnswer(500, "something went wrong here: the terminal says what");
    }
  };
}

const REFUSALS = {
  host: () => wordsAnswer(421, "this preview answers to 127.0.0.1 and localhost"),
  site: () =>
    wordsAnswer(403, "this preview is for the person at this machine, not for other sites"),
  method: () => wordsAnswer(405, "here is only something to look at"),
};

async function answer(request: Request, { shown, live }: PreviewSettings): Promise<Response> {
  const url = new URL(request.url);
  const { pathname, searchParams, search } = url;
  const now = shown();
  if (pathname.startsWith(LOCAL)) {
    return picture(now.pictures, pathname.slice(LOCAL.length - 1), search);
  }
  if (pathname === "/live") {
    return fileAnswer(live.join(now.version), "text/event-stream");
  }
  const below = (folder: string): string | undefined =>
    pathname.startsWith(folder) ? percentDecoded(pathname.slice(folder.length)) : undefined;
  const raw = RAW[pathname]?.(now, searchParams);
  if (raw) return raw;
  const frameOfFeed = below("/frame/feed/");
  if (frameOfFeed !== undefined) return feedFrame(now, frameOfFeed);
  const frameOfEdition = below("/frame/edition/");
  if (frameOfEdition !== undefined) return editionFrame(now, frameOfEdition);
  const feed = below("/feeds/");
  const edition = below("/editions/");
  const page =
    feed !== undefined
      ? await feedPage(now, feed, searchParams)
      : edition !== undefined
        ? editionPage(now, edition)
        : await PAGES[pathname]?.(now, searchParams);
  return showPage(now, page ?? NOTHING);
}

const RAW: Readonly<Record<string, (shown: Shown, query: URLSearchParams) => Response>> = {
  "/frame/digest": digestFrame,
  "/message.eml": messageFile,
  "/icon.svg": ({ look }) => {
    const { accent, paper } = look.shades;
    const icon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
      <rect width="32" height="32" rx="8" fill="${accent.light}" />
      <path
        d="M7 11h18v11H7zm0 0 9 7 9-7"
        fill="none"
        stroke="${paper.light}"
        stroke-width="2"
        stroke-linejoin="round"
      />
    </svg>`;
    return fileAnswer(icon.markup, "image/svg+xml");
  },
};

const PAGES: Readonly<
  Record<string, (shown: Shown, query: URLSearchParams) => Page | Promise<Page>>
> = {
  "/": digestPage,
  "/text": textPage,
  "/message": messagePage,
  "/feeds": feedsPage,
  "/posts": postsPage,
  "/editions": editionsPage,
  "/check": checkPage,
};

const NOTHING: Page = {
  at: "",
  title: "Nothing here",
  status: 404,
  main: html`<section class="card narrow">
    <h1>There is nothing at this address</h1>
    <p class="muted">It may have been renamed. The pages above lead to all there is.</p>
  </section>`,
};
