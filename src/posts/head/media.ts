/** The picture and the file that a header names. */
import type { Enclosure, Image } from "../../model/post.ts";
import { fieldFor, fieldsFor } from "./fields.ts";
import { plainText } from "./plain.ts";
import { entryOf, type Field, type Fields, flagOf, keyName, textOf, type Value } from "./value.ts";

/** Turns an address as a header writes it into an absolute one; undefined where it is none. */
export type Resolve = (written: string) => string | undefined;

/** The picture that stands for a post. */
export function imageOf(fields: Fields, resolve: Resolve): Image | undefined {
  const named = fieldsFor(fields, "image").map(({ value }) => value);
  // Themes have tables for it: `extra`, `params`, and Minimal Mistakes' `header`.
  const inTables = fieldsFor(fields, "extra").flatMap(
    ({ value }) => entryOf(value, ...IN_TABLES) ?? [],
  );
  for (const value of [...named, ...inTables]) {
    const first = value.is === "list" ? value.items[0] : value;
    const url = resolvePicture(first, resolve);
    if (url === undefined) continue;
    const written = textOf(entryOf(first, "alt")) ?? textOf(fieldFor(fields, "imageAlt")?.value);
    const alt = written === undefined ? "" : plainText(written);
    const type = PICTURES.get(extensionOf(url));
    return { url, ...(alt !== "" && { alt }), ...(type !== undefined && { type }) };
  }
  return undefined;
}

const IN_TABLES = ["image", "overlayimage", "ogimage", "cover", "thumbnail", "teaser"];

function resolvePicture(value: Value | undefined, resolve: Resolve): string | undefined {
  const inner = entryOf(value, "src", "url", "path", "image", "file", "relative", "source");
  const written = textOf(value?.is === "table" ? inner : value);
  // `true`, a colour or a sentence is no picture.
  const meant = /^(?:https?:)?\//i.test(written ?? "") || PICTURES.has(extensionOf(written ?? ""));
  return written !== undefined && meant ? resolve(written) : undefined;
}

/**
 * The file that comes with a post, such as a podcast's episode.
 *
 * @param prefix what the site puts before a `podcast_file`, as Hugo's theme Castanet has it
 */
export function enclosureOf(fields: Fields, resolve: Resolve, prefix = ""): Enclosure | undefined {
  for (const { key, value } of fieldsFor(fields, "enclosure")) {
    const first = value.is === "list" ? value.items[0] : value;
    const written = addressIn(first);
    const [named = "", length, kind] = partsOf(written ?? "");
    const isPrefixed =
      named !== "" && keyName(key) === "podcastfile" && !/^(?:[a-z]+:)?\/\//i.test(named);
    const address = isPrefixed ? prefix + named : named;
    const type =
      mimeType(textOf(entryOf(first, "type"))) ??
      mimeType(textOf(fieldFor(fields, "enclosureType")?.value)) ??
      mimeType(kind) ??
      MEDIA.get(extensionOf(address));
    const url = type === undefined ? undefined : resolve(address);
    if (type === undefined || url === undefined) continue;
    const bytes = wholeNumber(
      textOf(entryOf(first, "length", "bytes", "size")) ??
        textOf(fieldFor(fields, "enclosureBytes")?.value) ??
        length,
    );
    const seconds = secondsIn(
      textOf(entryOf(first, "duration")) ?? textOf(fieldFor(fields, "enclosureSeconds")?.value),
    );
    return { url, type, ...(bytes && { bytes }), ...(seconds && { seconds }) };
  }
  return undefined;
}

/** The field that means an enclosure and nothing else, and what it names, where there is one. */
export function namedEnclosure(
  fields: Fields,
): { readonly field: Field; readonly written: string } | undefined {
  const field = fieldsFor(fields, "enclosure").find(({ key }) => MEANT.has(keyName(key)));
  const first = field?.value.is === "list" ? field.value.items[0] : field?.value;
  const written = addressIn(first);
  return field && written !== undefined && typeof flagOf(first) !== "boolean"
    ? { field, written }
    : undefined;
}

const MEANT = new Set(["enclosure", "podcastfile"]);

function addressIn(value: Value | undefined): string | undefined {
  const inner = entryOf(value, "url", "src", "href", "file", "path");
  return textOf(value?.is === "table" ? inner : value);
}

/** Address, length and type: WordPress keeps them in one string, a line each. Names of files have spaces. */
function partsOf(written: string): readonly string[] {
  const [, ...parts] = /^(\S+) +(\d+)(?: +([a-z]+\/\S+))?$/i.exec(written.trim()) ?? [];
  return parts.length > 0 ? parts : written.split("\n").map((line) => line.trim());
}

function mimeType(text: string | undefined): string | undefined {
  return text !== undefined && /^[a-z]+\/[a-z0-9.+-]+$/i.test(text)
    ? text.toLowerCase()
    : undefined;
}

// `12,345,678` and `12_345_678` are how people keep such numbers readable.
function wholeNumber(text: string | undefined): number | undefined {
  const digits = text?.replace(/[,_ ]/g, "") ?? "";
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** Seconds, from `1234`, `20:34` or `1:20:34`. */
function secondsIn(text: string | undefined): number | undefined {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6})(?:\.\d+)?$/.exec(text ?? "");
  if (!match) return undefined;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}

function extensionOf(address: string): string {
  return /\.([A-Za-z0-9]{2,5})(?:[?#]|$)/.exec(address)?.[1]?.toLowerCase() ?? "";
}

const PICTURES: ReadonlyMap<string, string> = new Map([
  ["avif", "image/avif"],
  ["gif", "image/gif"],
  ["jpeg", "image/jpeg"],
  ["jpg", "image/jpeg"],
  ["png", "image/png"],
  ["svg", "image/svg+xml"],
  ["webp", "image/webp"],
]);

const MEDIA: ReadonlyMap<string, string> = new Map([
  ["aac", "audio/aac"],
  ["flac", "audio/flac"],
  ["m4a", "audio/mp4"],
  ["m4b", "audio/mp4"],
  ["m4v", "video/mp4"],
  ["mov", "video/quicktime"],
  ["mp3", "audio/mpeg"],
  ["mp4", "video/mp4"],
  ["oga", "audio/ogg"],
  ["ogg", "audio/ogg"],
  ["ogv", "video/ogg"],
  ["opus", "audio/ogg"],
  ["pdf", "application/pdf"],
  ["wav", "audio/wav"],
  ["webm", "video/webm"],
]);
