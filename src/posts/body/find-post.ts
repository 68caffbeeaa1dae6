/** Finds the post that is meant where a text names its source file, as site generators do. */
import { oncePer } from "../../lib/once-per.ts";
import { decodedOrAsIs } from "../../lib/percent.ts";

/** Whether the post is `folder/index.md`: the folder stands for it. */
export function isBundle(source: string): boolean {
  return /(?:^|\/)_?index\.[^/]+$/.test(source);
}

/**
 * The address behind a link to a source file: relative to the file it is in (`../2024-01-01-x.md`), or
 * from the root of the content (`@/posts/x.md`, `/_posts/x.md`), with its `?query` and `#fragment`.
 * Undefined where it isn't one.
 */
export function findPost(
  written: string,
  from: string,
  urls: ReadonlyMap<string, string>,
): string | undefined {
  const { path, rest } = splitReference(written);
  if (
    !/\.(?:md|markdown|mdwn|mdx|rst|org|qmd|html?|txt)$/i.test(path) ||
    /^[a-z][a-z0-9+.-]*:/i.test(path)
  ) {
    return undefined;
  }
  const plain = decodedOrAsIs(path);
  const rooted = plain.replace(/^@?\//, "");
  if (rooted === plain) {
    const url = urls.get(joined(folderOf(from), plain));
    if (url !== undefined) return url + rest;
  }
  // The root of the content is one of the folders above the post.
  for (let folder = folderOf(from); ; folder = folderOf(folder)) {
    const url = urls.get(joined(folder, rooted));
    if (url !== undefined) return url + rest;
    if (folder === "") return undefined;
  }
}

/**
 * The address of the post with that name: `2024-01-01-x`, `posts/x`, `x.md`, or the folder of a bundle,
 * as `post_url`, `post_link` and `relref` take it.
 */
export function findPostByName(
  written: string,
  from: string,
  urls: ReadonlyMap<string, string>,
): string | undefined {
  const byFile = findPost(written, from, urls);
  if (byFile !== undefined) return byFile;
  const { path, rest } = splitReference(written);
  const wanted = nameOf(decodedOrAsIs(path).replace(/^@?\/+|\/+$/g, ""));
  const stem = lastOf(wanted);
  const found = namesOf(urls).get(stem) ?? [];
  const exact = found.find(({ name }) => `/${name}`.endsWith(`/${wanted}`));
  return exact === undefined ? undefined : exact.url + rest;
}

interface Named {
  readonly name: string;
  readonly url: string;
}

// A thousand posts that each link another are still linear.
const namesOf = oncePer((urls: ReadonlyMap<string, string>) => {
  const names = Array.from(urls, ([source, url]): Named => ({ name: nameOf(source), url }));
  return Map.groupBy(names, ({ name }) => lastOf(name));
});

/** The file of the post with that address, the first if there are more. */
export function sourceOfPost(url: string, urls: ReadonlyMap<string, string>): string | undefined {
  return sourcesOf(urls).get(url.split("#", 1)[0] ?? "");
}

// Of two with one address the first is put in last, and stays.
const sourcesOf = oncePer(
  (urls: ReadonlyMap<string, string>) =>
    new Map(Array.from(urls, ([source, url]) => [url, source] as const).toReversed()),
);

/** The address that ends in that slug, however pages are named: as Nikola's `link://slug/x` takes it. */
export function findPostBySlug(
  slug: string,
  urls: ReadonlyMap<string, string>,
): string | undefined {
  const ends = [`/${slug}/`, `/${slug}.html`, `/${slug}`];
  return slugsOf(urls)
    .get(slugIn(slug))
    ?.find((url) => ends.some((end) => url.endsWith(end)));
}

const slugsOf = oncePer((urls: ReadonlyMap<string, string>) => Map.groupBy(urls.values(), slugIn));

function slugIn(path: string): string {
  return lastOf(path.replace(/\/$/, "").replace(/\.html$/, ""));
}

function nameOf(path: string): string {
  return path
    .replace(/\.(?:md|markdown|mdwn|mkdn?|mkdown|mdx|rst|org|qmd|html?|txt)$/i, "")
    .replace(/\/_?index$/, "")
    .replace(/(^|\/)_posts\//, "$1");
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function splitReference(written: string): { readonly path: string; readonly rest: string } {
  const end = written.search(/[?#]/);
  if (end < 0) return { path: written, rest: "" };
  return { path: written.slice(0, end), rest: written.slice(end) };
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

function joined(folder: string, relative: string): string {
  const pieces = folder === "" ? [] : folder.split("/");
  for (const piece of relative.split("/")) {
    if (piece === "..") pieces.pop();
    else if (piece !== "." && piece !== "") pieces.push(piece);
  }
  return pieces.join("/");
}
