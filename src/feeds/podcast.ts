/**
 * What podcast directories read beside plain RSS: Apple's elements, as the others read them too
 * (https://help.apple.com/itc/podcasts_connect/#/itcb54353390).
 */
import type { Podcast, Site } from "../model/config.ts";
import type { Entry } from "./document.ts";
import { element, plainText } from "./xml.ts";

export const PODCAST_NAMESPACE = "http://www.itunes.com/dtds/podcast-1.0.dtd";

/** The show: directories want category, cover, owner and whether it is explicit. */
export function channelElements(podcast: Podcast, site: Site): readonly string[] {
  const { category, subcategory, image, explicit, owner, type } = podcast;
  const author = podcast.author ?? (site.authors.map(({ name }) => name).join(", ") || site.title);
  const below = subcategory && element("itunes:category", { text: subcategory });
  const name = element("itunes:name", {}, plainText(limited(owner.name ?? author)));
  const email = element("itunes:email", {}, plainText(owner.email));
  return [
    element("itunes:author", {}, plainText(limited(author))),
    element("itunes:category", { text: category }, below),
    element("itunes:explicit", {}, String(explicit)),
    element("itunes:image", { href: image }),
    element("itunes:owner", {}, name + email),
    element("itunes:type", {}, type),
  ];
}

/** An episode; nothing for a post that no podcast directory could play. */
export function episodeElements(entry: Entry, podcast: Podcast): readonly string[] {
  const { enclosure } = entry;
  if (!enclosure || !PLAYED.test(enclosure.url)) return [];
  const elements = [
    element("itunes:title", {}, plainText(entry.title)),
    element("itunes:episodeType", {}, "full"),
    element("itunes:explicit", {}, String(podcast.explicit)),
  ];
  const names = entry.authors.map(({ name }) => name).join(", ");
  if (names !== "") elements.push(element("itunes:author", {}, plainText(limited(names))));
  if (enclosure.seconds !== undefined) {
    elements.push(element("itunes:duration", {}, clock(enclosure.seconds)));
  }
  return elements;
}

/** The files that Apple plays, which it knows by the end of their address. */
const PLAYED = /\.(?:m4a|mp3|mov|mp4|m4v|pdf|epub)$/;

/** Apple reads no more of a name than this. */
function limited(text: string): string {
  return text.length <= 255 ? text : `${Array.from(text).slice(0, 127).join("")}…`;
}

/** Hours, minutes and seconds, as `1:02:03`: the one form that all directories take. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 3600)}:${sixtieth(seconds / 60)}:${sixtieth(seconds)}`;
}

function sixtieth(count: number): string {
  return String(Math.floor(count) % 60).padStart(2, "0");
}
