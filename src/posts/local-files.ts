/** Files of the blog itself that a post shows or comes with: what they are, read off the files. */
import { placesOf } from "../lib/local-file.ts";
import { pictureFacts } from "../lib/picture.ts";
import type { Config } from "../model/config.ts";
import type { ProjectFiles } from "../model/ports.ts";
import type { Enclosure, Image, Post, PostHead } from "../model/post.ts";

/** Larger files are not looked into: a picture for readers is smaller. */
const LARGEST = 20_000_000;

/**
 * The post with the real type and size of its picture, and the real length of the file that comes with
 * it where nobody wrote it down, as far as these files are found in the project.
 */
export function withLocalFiles(post: Post, config: Config, files: ProjectFiles): Post {
  const { image, enclosure } = post;
  if (!image && (!enclosure || enclosure.bytes !== undefined)) return post;
  return {
    ...post,
    ...(image && { image: foundPicture(image, post, config, files) }),
    ...(enclosure?.bytes === undefined &&
      enclosure && {
        enclosure: realLength(enclosure, localFile(enclosure.url, post, config, files)),
      }),
  };
}

/**
 * The first of some pictures; or the first that is there, where one of the others is found in the project:
 * then pictures are kept there, and one that is not there is gone.
 */
export function bestOf(
  images: readonly Image[],
  head: Pick<PostHead, "source" | "url">,
  config: Config,
  files: ProjectFiles,
): Image | undefined {
  if (images.length < 2) return images[0];
  const isThere = ({ url }: Image): boolean =>
    placesOf(url, head, config.site.url).some((path) => files.read(path, 1) !== undefined);
  const found = images.find(isThere);
  if (!found) return images[0];
  return images.find((image) => image === found || !image.url.startsWith(config.site.url));
}

// What exports from WordPress call by its name alone lies in the folder `images` beside the post.
function foundPicture(image: Image, post: Post, config: Config, files: ProjectFiles): Image {
  const bytes = localFile(image.url, post, config, files);
  if (bytes || !image.url.startsWith(post.url)) return realPicture(image, bytes);
  const url = image.url.replace(/[^/]*$/, "images/$&");
  const below = localFile(url, post, config, files);
  return below ? realPicture({ ...image, url }, below) : image;
}

function realPicture(image: Image, bytes: Uint8Array | undefined): Image {
  const facts = bytes && pictureFacts(bytes);
  return bytes && facts ? { ...image, ...facts, bytes: bytes.length } : image;
}

function realLength(enclosure: Enclosure, bytes: Uint8Array | undefined): Enclosure {
  return bytes ? { ...enclosure, bytes: bytes.length } : enclosure;
}

function localFile(
  address: string,
  head: Pick<PostHead, "source" | "url">,
  { site, output }: Config,
  files: ProjectFiles,
): Uint8Array | undefined {
  for (const path of placesOf(address, head, site.url)) {
    // What was published last time may be another file by now.
    if (path.startsWith(`${output}/`)) continue;
    const bytes = files.read(path, LARGEST + 1);
    if (bytes && bytes.length > 0) return bytes.length > LARGEST ? undefined : bytes;
  }
  return undefined;
}
