/**
 * The pages' one script, for the live part alone. It hears that there is something new, asks for the page
 * that is open once more, and puts in what differs: what somebody reads, has focused or has scrolled to
 * stays where it is. A frame is loaded behind the one that is shown and takes its place when it is whole.
 */
export const LIVE_SCRIPT = `const root = document.documentElement;
const state = document.getElementById("state");
let busy = false;
let again = false;
let calm;

function say(is, words) {
  state.dataset.is = is;
  if (state.lastChild.data !== words) state.lastChild.data = words;
}

async function update() {
  if (busy) { again = true; return; }
  busy = true;
  let isNew = false;
  try {
    do {
      again = false;
      const answer = await fetch(location.href, { cache: "no-store" });
      const [before, style, after] = (await answer.text()).split(/<style>([^]*?)<\\/style>/);
      if (style === undefined) throw new Error("that is no page");
      // The policy of this page knows one style, and the blog's colours may have changed.
      if (style !== document.querySelector("style").textContent) return location.reload();
      isNew = (await show(new DOMParser().parseFromString(before + after, "text/html"))) || isNew;
    } while (again);
    say(isNew ? "new" : "live", isNew ? "Updated" : "Live");
    clearTimeout(calm);
    calm = setTimeout(() => say("live", "Live"), 1500);
  } catch {
    say("gone", "Waiting for Postrider");
  } finally {
    busy = false;
  }
}

async function show(next) {
  const focused = document.activeElement;
  const key = keyOf(focused);
  const shape = (page) => Array.from(page.querySelectorAll("[data-live],[data-frame]"), ({ id }) => id).join(" ");
  let isNew = shape(document) !== shape(next);
  if (isNew) {
    document.querySelector("main").replaceWith(next.querySelector("main"));
  }
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = next.getElementById(part.id);
    if (!fresh || fresh.innerHTML === part.innerHTML) continue;
    part.innerHTML = fresh.innerHTML;
    isNew = true;
  }
  const frames = Array.from(document.querySelectorAll("[data-frame]"), (frame) => {
    const fresh = next.getElementById(frame.id);
    const src = fresh?.getAttribute("src") ?? frame.getAttribute("src");
    if (src === frame.getAttribute("src")) return undefined;
    isNew = true;
    return swap(frame, src);
  });
  if (document.title !== next.title) document.title = next.title;
  if (key && !focused.isConnected) {
    Array.from(document.querySelectorAll("a,summary,pre")).find((one) => keyOf(one) === key)?.focus({ preventScroll: true });
  }
  await Promise.all(frames);
  root.dataset.version = next.documentElement.dataset.version;
  return isNew;
}

function keyOf(element) {
  return element && element !== document.body ? element.id || element.getAttribute("href") || "" : "";
}

function swap(old, src) {
  return new Promise((done) => {
    const fresh = old.cloneNode(false);
    const { scrollX, scrollY } = old.contentWindow;
    const isFocused = document.activeElement === old;
    fresh.dataset.behind = "";
    for (const name of ["id", "data-frame"]) fresh.removeAttribute(name);
    fresh.addEventListener("load", () => {
      fresh.contentWindow.scrollTo(scrollX, scrollY);
      delete fresh.dataset.behind;
      fresh.dataset.frame = "";
      old.remove();
      fresh.id = old.id;
      if (isFocused) fresh.focus({ preventScroll: true });
      done();
    }, { once: true });
    // A server that is gone must not leave two of them.
    setTimeout(() => { if (old.isConnected && fresh.isConnected) fresh.remove(); done(); }, 10000);
    fresh.setAttribute("src", src);
    old.before(fresh);
  });
}

const events = new EventSource("/live");
events.onmessage = ({ data }) => {
  if (data !== root.dataset.version) update();
  else say("live", "Live");
};
events.onerror = () => say("gone", "Waiting for Postrider");
`;
