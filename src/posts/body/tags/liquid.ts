/** The tags of Jekyll and Eleventy (Liquid, Nunjucks). */
import { isPictureName } from "../picture-name.ts";
import { type Arguments, firstNamed, readArguments } from "./arguments.ts";
import { withoutRaw } from "./raw.ts";
import {
  codeBlock,
  figure,
  film,
  frame,
  image,
  link,
  pictureOf,
  vimeo,
  youtube,
} from "./markup.ts";
import { postAddress } from "./posts.ts";
import { type Meaning, NOTHING, type Tag, type TagContext } from "./tag.ts";

/** What a `{% … %}` means in Liquid, if it is one of the well-known. */
export function liquidMeaning(tag: Tag, context: TagContext): Meaning | undefined {
  const given = readArguments(tag.rest);
  const first = given.positional[0] ?? "";
  switch (tag.name) {
    case "highlight":
    case "code":
      return tag.body === undefined ? undefined : codeBlock(withoutRaw(tag.body), first);
    case "comment":
    case "raw":
    case "endraw":
    case "endcomment":
    case "liquid":
      return NOTHING;
    case "link":
      return postAddress(unquoted(tag.rest), context);
    case "post_url":
      return postAddress(unquoted(tag.rest), context);
    case "include":
    case "include_cached":
    case "include_relative":
    case "render":
      return included(tag, context);
    case "youtube":
    case "youtubeEmbed":
      return first === "" ? undefined : youtube(first);
    case "vimeo":
    case "vimeoEmbed":
      return first === "" ? undefined : vimeo(first);
    case "gist":
      return first === "" ? undefined : link(gistAddress(first), `gist ${first}`);
    case "twitter":
    case "tweet":
      return /^https?:/.test(first) ? link(first, first) : undefined;
    case "image":
    case "img":
    case "asset_img":
    case "picture":
    case "responsive_image": {
      if (given.named.size === 0) return pictureOf(given.positional);
      const source = given.positional.find((word) => /[./]/.test(word));
      const described = firstNamed(given, "alt", "caption", "title") ?? "";
      return source === undefined ? figure(given) : image(source, described, given);
    }
    case "video":
      return /\.(?:mp4|m4v|mov|ogv|webm)\b/i.test(first) ? film(first) : undefined;
    case "figure":
      return figure(given);
    case "if":
    case "unless":
    case "elsif":
    case "else":
    case "endif":
    case "endunless":
      return { html: "", change: "template condition dropped, its text kept" };
    default:
      return undefined;
  }
}

// What an included file would write is not known, but what such a file is called often says it.
function included(tag: Tag, { config }: TagContext): Meaning | undefined {
  const given = readArguments(tag.rest);
  // `{% include video id="…" provider="youtube" %}`
  const file = [given.positional[0] ?? "", firstNamed(given, "provider")].join(" ").trim();
  const id = firstNamed(given, "id", "video_id", "youtube_id", "videoid", "video", "youtubeid");
  if (/youtube/i.test(file) && id !== undefined) return youtube(id, firstNamed(given, "title"));
  if (/vimeo/i.test(file) && id !== undefined) return vimeo(id, firstNamed(given, "title"));
  if (/video|iframe|embed/i.test(file)) {
    const address = firstNamed(given, "src", "url");
    return address === undefined ? undefined : frame(address, firstNamed(given, "title"));
  }
  return /figure|image|img|picture|photo/i.test(file)
    ? figure(fromRoot(given, config.site.url))
    : undefined;
}

// Where a post lies has nothing to do with where pictures do: what they are called by begins at the top.
function fromRoot({ positional, named }: Arguments, siteUrl: string): Arguments {
  const rooted = new Map(named);
  for (const [name, value] of named) {
    if (
      isPictureName(value) &&
      /^[^\s"'<>]+$/.test(value) &&
      !/^(?:[a-z][a-z0-9+.-]*:|[/.#<{])/i.test(value)
    )
      rooted.set(name, new URL(siteUrl).pathname + value);
  }
  return { positional, named: rooted };
}

export function gistAddress(id: string): string {
  return /^https?:/.test(id) ? id : `https://gist.github.com/${id}`;
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, "$2");
}
