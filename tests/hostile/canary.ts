/** A real browser that remembers everything that ran or asked for something. */
import type { BrowserContext, Page } from "playwright-core";

export interface Canary {
  /** Shows a whole page, pokes every element of it, and says what ran or was asked for. */
  readonly show: (html: string) => Promise<string[]>;
}

/**
 * Pictures, sound and films of the web are what posts may load; whatever else is asked for counts as a
 * hit, and so does every script that runs, every window, and leaving the page.
 */
export async function openCanary(browser: BrowserContext): Promise<Canary> {
  const hits: string[] = [];
  let shown: string | undefined;
  await browser.route("**/*", async (route) => {
    const request = route.request();
    if (shown !== undefined && request.url() === PAGE) {
      const body = shown;
      shown = undefined;
      return route.fulfill({ contentType: "text/html; charset=utf-8", body });
    }
    const type = request.resourceType();
    if (type !== "image" && type !== "media") hits.push(`${type} ${request.url()}`);
    return route.abort();
  });
  await browser.exposeFunction("hit", (what: string) => void hits.push(what));
  await browser.addInitScript(TRAPS);
  return {
    show: async (html) => {
      const page = await browser.newPage();
      page.on("popup", () => hits.push("a window opened"));
      hits.length = 0;
      shown = html;
      await page.goto(PAGE, { waitUntil: "domcontentloaded" });
      const wrong = await poke(page).catch((error: unknown) => [`it led away: ${String(error)}`]);
      await page.close();
      return [...hits, ...wrong];
    },
  };
}

const PAGE = "https://blog.example/page";

const TRAPS = `for (const name of ["alert", "confirm", "prompt", "msgbox", "print", "open"]) {
  window[name] = (what) => window.hit(name + " " + what);
}`;

/**
 * Does to every element what people and browsers do, waits for what comes of it, and reads the page
 * once more from what the browser writes it as, which is where mutated markup shows.
 */
async function poke(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    const wrong = [];
    const events = ${JSON.stringify(EVENTS)};
    const touch = () => {
      for (const element of Document.prototype.querySelectorAll.call(document, "*")) {
        for (const name of events) element.dispatchEvent(new Event(name, { bubbles: false }));
        const href = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
        if (!/^(https?:|mailto:|tel:|#)/i.test(href) && href !== "") {
          wrong.push(element.localName + " href " + href);
        }
        if (element.localName === "a" && !/^https?:|^mailto:|^tel:/i.test(href)) element.click?.();
        if (element.localName === "form") wrong.push("a form");
        if (element.localName === "button" && !element.closest("[data-address]")) element.click();
      }
    };
    const wait = () => new Promise((done) => setTimeout(done, 30));
    touch();
    await wait();
    for (const time of [1, 2]) {
      const body = Document.prototype.querySelector.call(document, "body");
      const before = body.innerHTML;
      body.innerHTML = before;
      if (time === 2 && body.innerHTML !== before) wrong.push("the markup mutates");
      touch();
      await wait();
    }
    for (const name of ["getElementById", "createElement", "querySelector", "write"]) {
      if (typeof document[name] !== "function") wrong.push("document." + name + " is clobbered");
    }
    if (typeof document.cookie !== "string") wrong.push("document.cookie is clobbered");
    if (!(document.body instanceof HTMLBodyElement)) wrong.push("document.body is clobbered");
    if (!(document.location instanceof Location)) wrong.push("document.location is clobbered");
    return wrong;
  })()`);
}

const EVENTS = [
  "click",
  "mouseover",
  "mouseenter",
  "focus",
  "focusin",
  "load",
  "error",
  "toggle",
  "beforetoggle",
  "input",
  "pointerenter",
  "animationstart",
  "animationend",
  "transitionend",
  "loadstart",
  "canplay",
  "start",
];
