import { describe, expect } from "vitest";
import { archivePage } from "../../src/digest/archive.ts";
import { renderDigest } from "../../src/digest/render.ts";
import { followPage } from "../../src/follow/page.ts";
import type { Layout } from "../../src/model/config.ts";
import { wholeText } from "../../src/model/output.ts";
import { childOf, childrenOf, parseXml, type XmlElement } from "../feeds/xml-reader.ts";
import { config, editionOf, ours } from "../digest/sample.ts";
import { page as followed } from "../follow/sample.ts";
import { browserTest, openBrowser } from "../peers/browser.ts";
import { filesOf } from "../posts/blog.ts";
import { VECTORS } from "../posts/body/vectors.ts";
import { openCanary } from "./canary.ts";
import { publish } from "./published.ts";

/** Every vector as the body of a post and, with names that say so, in every field of its header. */
function blogOfVectors() {
  const files = VECTORS.map((vector, n) => {
    const quoted = JSON.stringify(vector);
    const header = `title: ${quoted}\ntags: [${quoted}]\nauthor: {name: ${quoted}, url: ${quoted}}`;
    const more = `summary: ${quoted}\nimage: ${quoted}\nlang: ${quoted}`;
    return [`posts/2026-11-02-${n}.md`, `---\n${header}\n${more}\n---\n${vector}\n\nx ${vector} y`];
  });
  return publish(filesOf(Object.fromEntries(files)));
}

/** What readers of a feed that take everything for HTML would show of it. */
function shownByReaders({ text, children }: XmlElement): string {
  return `<div>${text}</div>${children.map(shownByReaders).join("")}`;
}

/** Without the policy that forbids everything: a page must be harmless without it too. */
function withoutPolicy(html: string): string {
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
}

describe(
  "in Chromium, nothing of a hostile blog runs, loads or leads anywhere",
  { timeout: 60_000 },
  () => {
    browserTest("the canary sings when something does", async () => {
      const { show } = await openCanary(await openBrowser());
      for (const vector of AWAKE) expect(await show(vector), vector).not.toEqual([]);
      expect(await show(`<p>x</p><img src="https://ok.example/x.png">`)).toEqual([]);
    });

    browserTest("content of posts and every text of the feeds", async () => {
      const { show } = await openCanary(await openBrowser());
      const { posts, feeds } = blogOfVectors();
      expect(posts).toHaveLength(VECTORS.length);
      expect(await show(posts.map(({ content }) => `<div>${content}</div>`).join("\n"))).toEqual(
        [],
      );
      const [atom, rss] = feeds.slice(0, 2).map(({ text }) => parseXml(wholeText(text)));
      const entries = childrenOf(atom ?? none, "{http://www.w3.org/2005/Atom}entry");
      const html = entries.flatMap(({ children }) =>
        children.filter((child) => child.attributes.get("type") === "html"),
      );
      const items = childrenOf(childOf(rss ?? none, "channel") ?? none, "item");
      expect([entries.length, items.length]).toEqual([VECTORS.length, VECTORS.length]);
      expect(await show(html.map(shownByReaders).join("\n"))).toEqual([]);
      const descriptions = items.flatMap(({ children }) =>
        children.filter(({ name }) => /description$|encoded$/.test(name)),
      );
      expect(descriptions.length).toBeGreaterThanOrEqual(VECTORS.length);
      expect(await show(descriptions.map(shownByReaders).join("\n"))).toEqual([]);
    });

    browserTest(
      "digests in every layout, their pages in the archive, and the page for people",
      async () => {
        const { show } = await openCanary(await openBrowser());
        const { posts } = blogOfVectors();
        const evil = { title: `<script>alert(1)</script>"'><img src=x onerror=alert(1)>` };
        const settings = config({ ...evil, description: evil.title });
        for (const layout of ["cards", "compact", "letter"] satisfies Layout[]) {
          for (let from = 0; from < posts.length; from += 100) {
            const some = posts.slice(from, from + 100);
            const made = await renderDigest(editionOf(some), some, settings, ours(layout));
            if (!made.digest) throw new Error(JSON.stringify(made.problems));
            const { html, tokens } = made.digest;
            expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
            expect(await show(html.replaceAll(tokens.unsubscribe, UNSUBSCRIBE))).toEqual([]);
            const { text } = archivePage(made.digest, settings.site);
            expect(await show(text)).toEqual([]);
            expect(await show(withoutPolicy(text))).toEqual([]);
          }
        }
        const people = followPage(followed({ site: settings.site, posts }));
        expect(await show(people)).toEqual([]);
        expect(await show(withoutPolicy(people))).toEqual([]);
      },
    );
  },
);

const UNSUBSCRIBE = "https://blog.example/unsubscribe";

/** One of each kind that does something in a browser of today as it stands. */
const AWAKE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<p onmouseover=alert(1)>x</p>",
  `<a href="javascript:alert(1)">x</a>`,
  `<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<form action="https://evil.example/"><button>x</button></form>`,
  `<object data="https://evil.example/x.html"></object>`,
  `<link rel="stylesheet" href="https://evil.example/x.css">`,
  "<style>@import url(https://evil.example/x.css);</style>",
  `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
  "<img name=getElementById>",
  "<form name=location><input name=cookie></form>",
  `<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
];

const none: XmlElement = { name: "", attributes: new Map(), children: [], text: "" };
