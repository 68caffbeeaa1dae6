/** Apple's elements as the feed validator reads them. */
import { PODCAST_CATEGORIES } from "../../lib/podcast-categories.ts";
import {
  invalidChoice,
  invalidDuration,
  invalidEmail,
  invalidPodcastCategory,
  missingPodcastElement,
  unsupportedPodcastFormat,
  type Violation,
} from "./violations.ts";
import type { XmlElement } from "./xml-tree.ts";

export function* choiceViolations(
  name: string,
  text: string,
  allowed: readonly string[],
): Iterable<Violation> {
  if (!allowed.includes(text)) yield invalidChoice(name, text, allowed);
}

export function* durationViolations(text: string): Iterable<Violation> {
  if (!/^(?:\d+:)?[0-5]?\d:[0-5]\d$/.test(text)) yield invalidDuration(text);
}

export function* emailViolations(text: string): Iterable<Violation> {
  if (!/^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/.test(text)) yield invalidEmail(text);
}

/** @param above the category that this one is below, if any */
export function* categoryViolations(text: string, above: string | undefined): Iterable<Violation> {
  const allowed =
    above === undefined ? [...PODCAST_CATEGORIES.keys()] : PODCAST_CATEGORIES.get(above);
  if (allowed?.includes(text) !== true) yield invalidPodcastCategory(text);
}

/** What a channel needs as soon as anything in it is for podcast directories. */
export function* channelViolations(channel: XmlElement): Iterable<Violation> {
  const names = new Set(channel.children.map(({ name }) => name));
  if (!Array.from(names).some((name) => name.startsWith("itunes:"))) return;
  for (const name of ["language", "itunes:category", "itunes:explicit", "itunes:owner"]) {
    if (!names.has(name)) yield missingPodcastElement(name);
  }
}

/** An episode's file has to be one that Apple plays, which it knows by its end. */
export function* episodeViolations(item: XmlElement): Iterable<Violation> {
  if (!item.children.some(({ name }) => name.startsWith("itunes:"))) return;
  for (const { name, attributes } of item.children) {
    const url = attributes.get("url") ?? "";
    if (name === "enclosure" && !/\.(?:m4a|mp3|mov|mp4|m4v|pdf|epub)$/.test(url)) {
      yield unsupportedPodcastFormat(url);
    }
  }
}
