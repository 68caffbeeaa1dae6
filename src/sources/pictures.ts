import type { RssItem } from "./feedsmith.ts";

/** The picture that stands for an entry (Media RSS): a small one made for that, else one of its pictures. */
export function pictureIn(media: RssItem["media"]): string | undefined {
  const [thumbnail] = media?.thumbnails ?? [];
  const picture = [media, ...(media?.groups ?? [])]
    .flatMap((place) => place?.contents ?? [])
    .find(({ medium, type }) => medium === "image" || type?.startsWith("image/"));
  return thumbnail?.url ?? picture?.url;
}
