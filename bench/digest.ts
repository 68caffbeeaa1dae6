/**
 * `npm run bench -- digest`: an edition of 50 posts, rendered by us and its markup by MJML alone, in turns.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
import type { Task } from "./first-digest.ts";
import { timeOf } from "./process.ts";

const SLOT = Date.parse("2026-11-23T07:00:00Z");

const LAYOUTS = ["cards", "compact", "letter"] as const;

export async function digest(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      posts: { type: "string", default: "50" },
      rounds: { type: "string", default: "60" },
    },
  });
  const rows: string[][] = [];
  for (const layout of LAYOUTS) {
    rows.push(await measured(layout, Number(values.posts), Number(values.rounds)));
  }
  const head = ["layout", "MJML ms", "postrider ms", "ratio", "MJML first", "first", "ratio"];
  process.stdout.write(`${table(head, rows)}\n`);
}

async function measured(
  layout: (typeof LAYOUTS)[number],
  count: number,
  rounds: number,
): Promise<string[]> {
  const templates = templatesOf(layout);
  const markup = await markupOf(postsOf(count), templates);
  const times = { mjml: [] as number[], ours: [] as number[] };
  for (let round = -WARMING; round < rounds; round++) {
    // New posts each time, as a new edition has.
    const posts = postsOf(count);
    const mjml = await timed(() => mjml2html(markup, { validationLevel: "strict" }));
    const ours = await timed(() => renderDigest(editionOf(posts), posts, CONFIG, templates));
    if (round >= 0) {
      times.mjml.push(mjml);
      times.ours.push(ours);
    }
  }
  const [mjml, ours] = [median(times.mjml), median(times.ours)];
  const first = timesOfFirst(markup, postsOf(count), templates);
  return [
    layout,
    mjml.toFixed(1),
    ours.toFixed(1),
    (ours / mjml).toFixed(2),
    first.mjml.toFixed(0),
    first.ours.toFixed(0),
    (first.ours / first.mjml).toFixed(2),
  ];
}

/** Rounds before any is counted, for the compiler of the engine; and processes for the first of all. */
const WARMING = 20;
const PROCESSES = 5;

/** From the start of a new process to the end of the first rendering in it. */
function timesOfFirst(markup: string, posts: readonly Post[], templates: Templates) {
  const cwd = mkdtempSync(join(tmpdir(), "postrider-bench-"));
  const file = join(cwd, "task.json");
  const task: Task = { markup, edition: editionOf(posts), posts, config: CONFIG, templates };
  writeFileSync(file, JSON.stringify(task));
  const script = fileURLToPath(new URL("first-digest.ts", import.meta.url));
  const times = { mjml: [] as number[], ours: [] as number[] };
  for (let round = 0; round < PROCESSES; round++) {
    times.mjml.push(timeOf({ command: [process.execPath, script, "mjml", file], cwd }));
    times.ours.push(timeOf({ command: [process.execPath, script, "postrider", file], cwd }));
  }
  rmSync(cwd, { recursive: true });
  return { mjml: median(times.mjml), ours: median(times.ours) };
}

function postsOf(count: number): Post[] {
  return Array.from({ length: count }, (_, index) => somePost(index));
}

function editionOf(posts: readonly Post[]): Edition {
  return {
    id: "2026-11-23",
    slot: SLOT,
    window: { from: SLOT - 7 * DAY, to: SLOT },
    posts: posts.map(({ id }) => id),
  };
}

/** Milliseconds of processor time, so that others on the machine do not count. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** What our template gives to MJML. */
async function markupOf(posts: readonly Post[], templates: Templates): Promise<string> {
  const language = await loadLanguage(CONFIG.site);
  const partials = new Map(templates.partials?.map((each) => [partialName(each.file), each]));
  const expand = await expander(language, "markup", partials);
  const detail = {
    brief: false,
    body: "none",
    longest: Infinity,
    summary: Infinity,
    posts: Infinity,
  } as const;
  const view = viewOf(editionOf(posts), posts, CONFIG, language, detail, "unsubscribe");
  const { text } = expand(templates.html, view);
  if (text === undefined) throw new Error("the template does not render");
  return text;
}

function templatesOf(layout: (typeof LAYOUTS)[number]): Templates {
  const html = layout === "cards" ? "digest" : layout;
  const folder = fileURLToPath(new URL("../templates/", import.meta.url));
  const read = (name: string) => ({ file: name, text: readFileSync(folder + name, "utf8") });
  const partials = readdirSync(folder).filter((name) => name.endsWith(".liquid"));
  return {
    html: read(`${html}.mjml`),
    text: read(layout === "letter" ? "letter.txt" : "digest.txt"),
    partials: partials.map(read),
  };
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
    sketch: "",
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
