/** The size of a picture of the blog's own, read off its file. */
import { placesOf } from "../../lib/local-file.ts";
import { pictureFacts } from "../../lib/picture.ts";
import type { Config } from "../../model/config.ts";
import type { ProjectFiles } from "../../model/ports.ts";
import type { Post } from "../../model/post.ts";

/** Pixels; undefined where the picture is not in the project, or does not say. */
export function sizeOfFile(
  address: string,
  post: Pick<Post, "source" | "url">,
  { site, output }: Pick<Config, "site" | "output">,
  files: ProjectFiles,
): { readonly width: number; readonly height: number } | undefined {
  for (const path of placesOf(address, post, site.url)) {
    // What was published last time may be another file by now.
    const bytes = path.startsWith(`${output}/`) ? undefined : files.read(path, BEGINNING);
    if (!bytes || bytes.length === 0) continue;
    const { width, height } = pictureFacts(bytes) ?? {};
    return width === undefined || height === undefined ? undefined : { width, height };
  }
  return undefined;
}

/** All that the sizes of a letter's pictures hang on, for a cache to be made of. */
export function sizesIn(
  post: Pick<Post, "source" | "url" | "content">,
  config: Pick<Config, "site" | "output">,
  files: ProjectFiles,
): readonly unknown[] {
  return Array.from(post.content.matchAll(/<img\b[^>]*?\ssrc="([^"]+)"/g), ([, address = ""]) =>
    sizeOfFile(address.replaceAll("&amp;", "&"), post, config, files),
  );
}

// Photographs carry thumbnails and colour profiles before they say how large they are.
const BEGINNING = 300_000;
