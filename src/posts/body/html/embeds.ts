/** Turns what a frame or a plug-in would have shown into a link that a reader can follow. */
import { escapeMarkup, oneLine } from "../../../lib/text.ts";
import type { Image } from "../../../model/post.ts";

export interface Card {
  /** Inline markup: a link, with a picture where one is known. */
  readonly markup: string;
  readonly image?: Image;
}

/**
 * A link to what was embedded. Its text is the title of the frame, else the host it came from.
 *
 * @param url absolute address of the frame
 */
export function cardFor(url: string, title: string | undefined): Card {
  const target = new URL(url);
  const video = youtubeVideo(target);
  const watch = video
    ? `https://www.youtube.com/watch?v=${video}`
    : (vimeoVideo(target) ?? target.href);
  const host = new URL(watch).host.replace(/^www\./, "");
  const text = escapeMarkup(oneLine(title ?? "") || host);
  const href = escapeMarkup(watch);
  if (!video) return { markup: `<a href="${href}">${text}</a>` };
  const thumbnail = `https://i.ytimg.com/vi/${video}/hqdefault.jpg`;
  // The size that YouTube makes each of these pictures in.
  const picture = `<img src="${thumbnail}" alt="" width="480" height="360" />`;
  return {
    markup: `<a href="${href}">${picture}<br />${text}</a>`,
    image: { url: thumbnail, width: 480, height: 360 },
  };
}

function youtubeVideo(url: URL): string | undefined {
  const host = url.hostname.replace(/^(?:www|m)\./, "");
  const path = url.pathname.split("/");
  let id: string | null | undefined;
  if (host === "youtu.be") id = path[1];
  else if (host === "youtube.com" || host === "youtube-nocookie.com") {
    id = ["embed", "v", "shorts", "live"].includes(path[1] ?? "")
      ? path[2]
      : url.searchParams.get("v");
  }
  return id && id !== "videoseries" && /^[\w-]{6,20}$/.test(id) ? id : undefined;
}

function vimeoVideo(url: URL): string | undefined {
  const id = /^\/video\/(\d{1,15})/.exec(url.pathname)?.[1];
  return url.hostname === "player.vimeo.com" && id ? `https://vimeo.com/${id}` : undefined;
}
