import { fileAddress } from "../../feeds/addresses.ts";
import { type Blog, makeFeeds } from "../../pipeline.ts";
import { showInstant } from "../../report/instant.ts";
import type { Config } from "../../model/config.ts";
import { wholeText } from "../../model/output.ts";
import type { Instant } from "../../model/instant.ts";
import type { SourceEntry } from "../../sources/entry.ts";
import type { ShownEntry, ShownFeed } from "../../web/preview/shown.ts";

/** The feeds that a build would write now. Each is read back, as a reader does, when somebody opens it. */
export async function showFeeds(blog: Blog): Promise<readonly ShownFeed[]> {
  const { site } = blog.config;
  // Loaded here and not above: only who looks at the feeds reads any.
  const { readFeed } = await import("../../sources/read-feed.ts");
  return makeFeeds(blog).files.map(({ path, text: pieces, format, kind, entries: count }) => {
    const url = fileAddress(site, path);
    const text = wholeText(pieces);
    return {
      path,
      url,
      text,
      count,
      what: `${FORMATS[format]}, ${KINDS[kind]}`,
      read() {
        const read = readFeed(text, url);
        const entries = read?.entries.map((entry) => showEntry(entry, blog)) ?? [];
        return { title: read?.title ?? site.title, entries };
      },
    };
  });
}

const FORMATS = { atom: "Atom", rss: "RSS", json: "JSON Feed" } as const;

const KINDS = {
  main: "the blog’s own",
  named: "chosen posts",
  tag: "by tag",
  author: "by author",
  language: "by language",
  archive: "an archive",
} as const;

function showEntry(entry: SourceEntry, { config }: Blog): ShownEntry {
  const { title, url, published, authors, content, summary } = entry;
  return {
    title,
    ...(url !== undefined && { url }),
    ...(published !== undefined && { when: dayOf(published, config) }),
    authors: authors.map(({ name }) => name),
    ...(content === undefined ? { text: summary ?? "" } : { html: content }),
  };
}

// A reader shows the day, on the clock of whoever reads.
function dayOf(instant: Instant, config: Config): string {
  return showInstant(instant, config).replace(/,.*$/, "");
}
