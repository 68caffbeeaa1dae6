/**
 * `npm run bench -- digest`: an edition of 50 posts, rendered by us and its markup by MJML alone, in turns.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import mjml2html from "mjml";
import { loadLanguage } from "../src/digest/language.ts";
import { expander } from "../src/digest/liquid.ts";
import { partialName } from "../src/digest/place.ts";
import { renderDigest, type Templates } from "../src/digest/render.ts";
import { viewOf } from "../src/digest/view.ts";
import type { Config } from "../src/model/config.ts";
import type { Edition } from "../src/model/edition.ts";
import { DAY, HOUR } from "../src/model/instant.ts";
import type { Post } from "../src/model/post.ts";
import { median, table } from "./figures.ts";

const SLOT = Date.parse("2026-11-23T07:00:00Z");

export async function digest(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      posts: { type: "string", default: "50" },
      rounds: { type: "string", default: "15" },
    },
  });
  const rows: string[][] = [];
  for (const layout of ["cards", "compact"] as const) {
    rows.push(await measured(layout, Number(values.posts), Number(values.rounds)));
  }
  process.stdout.write(
    `${table(["layout", "MJML alone ms", "postrider ms", "ratio", "first ms"], rows)}\n`,
  );
}

async function measured(
  layout: "cards" | "compact",
  count: number,
  rounds: number,
): Promise<string[]> {
  const templates = templatesOf(layout);
  const posts = Array.from({ length: count }, (_, index) => somePost(index));
  const edition: Edition = {
    id: "2026-11-23",
    slot: SLOT,
    window: { from: SLOT - 7 * DAY, to: SLOT },
    posts: posts.map(({ id }) => id),
  };
  const markup = await markupOf(edition, posts, templates);
  await mjml2html(markup, { validationLevel: "strict" });
  const first = await timed(() => renderDigest(edition, posts, CONFIG, templates));
  const times = { mjml: [] as number[], ours: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.mjml.push(await timed(() => mjml2html(markup, { validationLevel: "strict" })));
    times.ours.push(await timed(() => renderDigest(edition, posts, CONFIG, templates)));
  }
  const [mjml, ours] = [median(times.mjml), median(times.ours)];
  return [layout, mjml.toFixed(1), ours.toFixed(1), (ours / mjml).toFixed(2), first.toFixed(1)];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What our template gives to MJML. */
async function markupOf(
  edition: Edition,
  posts: readonly Post[],
  templates: Templates,
): Promise<string> {
  const language = await loadLanguage(CONFIG.site);
  const partials = new Map(templates.partials?.map((each) => [partialName(each.file), each]));
  const expand = await expander(language, "markup", partials);
  const detail = { brief: false, body: "none", summary: Infinity, posts: Infinity } as const;
  const view = viewOf(edition, posts, CONFIG, language, detail, "unsubscribe");
  const { text } = expand(templates.html, view);
  if (text === undefined) throw new Error("the template does not render");
  return text;
}

function templatesOf(layout: "cards" | "compact"): Templates {
  const html = layout === "cards" ? "digest" : layout;
  const folder = fileURLToPath(new URL("../templates/", import.meta.url));
  const read = (name: string) => ({ file: name, text: readFileSync(folder + name, "utf8") });
  const partials = readdirSync(folder).filter((name) => name.endsWith(".liquid"));
  return { html: read(`${html}.mjml`), text: read("digest.txt"), partials: partials.map(read) };
}

function somePost(index: number): Post {
  const published = SLOT - (index + 1) * HOUR;
  return {
    id: `urn:post:${index}`,
    source: `posts/${index}.md`,
    markup: "markdown",
    url: `https://blog.example/${index}/`,
    title: `What there is to say about the subject with the number ${index}`,
    published,
    updated: published,
    authors: [{ name: "Postrider" }],
    tags: ["post"],
    inFeeds: true,
    inDigest: true,
    summary: "A sentence of eight words, all of them short. ".repeat(4).trim(),
    content: `<p>${"A sentence of eight words, all of them short. ".repeat(75)}</p>`,
    changes: [],
    image: {
      url: `https://blog.example/${index}.jpg`,
      alt: "A picture",
      width: 1200,
      height: 600,
    },
  };
}

const CONFIG: Config = {
  site: {
    title: "Posts in the Mail",
    url: "https://blog.example/",
    description: "",
    language: "en",
    direction: "ltr",
    timeZone: "Europe/Berlin",
    timeZoneGiven: true,
    authors: [],
    postalAddress: ["1 Example Street"],
  },
  posts: { folders: ["posts"], permalink: "/:slug/", dialect: "plain" },
  output: "public",
  feeds: {
    formats: ["atom"],
    files: { atom: "atom.xml", rss: "rss.xml", json: "feed.json" },
    limit: 20,
    content: "full",
  },
  digest: { cadence: { every: "week", on: "monday", at: { hour: 8, minute: 0 } } },
};
