/** Where a piece of a mail was written: in a template, or in a post. */
import type { Place } from "../../model/problem.ts";
import { placeAt, type Template } from "../place.ts";
import type { LintedMail } from "./mail.ts";
import { placeInPost } from "./source.ts";
import type { MailElement } from "./tree.ts";

/** Says where an element was written. */
export type Origin = (element: Pick<MailElement, "attributes" | "written">) => Place;

/**
 * Finds the start tags of a mail in the templates that it was made of, by all that stands in them
 * outside of Liquid; and in the posts, by the address that they lead to or show.
 */
export function originsOf(mail: LintedMail): Origin {
  const { templates } = mail;
  const files = [templates.html, ...(templates.partials ?? [])];
  // Of two that meet an element, the one that says more of it.
  const tags = files.flatMap(tagsOf).toSorted((a, b) => b.literal - a.literal);
  return (element) => {
    const address = element.attributes["src"] ?? element.attributes["href"] ?? "";
    return (
      placeOfAddress(mail, address) ??
      tags.find(({ pattern }) => pattern.test(element.written))?.place() ??
      placeOfText(files, address) ?? { file: templates.html.file }
    );
  };
}

/** Where one of the templates has these words. */
export function placeOfText(files: readonly Template[], text: string): Place | undefined {
  const file = text === "" ? undefined : files.find((each) => each.text.includes(text));
  return file && placeAt(file, file.text.indexOf(text), text.length);
}

/** Where one of the templates opens an element once more than it closes it. */
export function placeOfUnclosed(files: readonly Template[], tag: string): Place | undefined {
  for (const file of files) {
    const opened = [...file.text.matchAll(new RegExp(`<${tag}(?=[\\s>])[^<>]*>`, "g"))];
    const closed = file.text.split(`</${tag}>`).length - 1;
    const last = opened.at(-1);
    if (last && opened.length > closed) return placeAt(file, last.index, last[0].length);
  }
  return undefined;
}

/** Where a post has an address that stands in its text: as it is, or below its site or its own page. */
function placeOfAddress(mail: LintedMail, address: string): Place | undefined {
  const post = address === "" ? undefined : mail.posts.find((each) => has(each, address));
  if (!post) return undefined;
  const { url } = mail.site;
  const below = [url, new URL(".", post.url).href]
    .filter((base) => address.startsWith(base))
    .map((base) => address.slice(base.length))
    .filter((rest) => rest.length > 2);
  const last = address.split("/").at(-1) ?? "";
  const decoded = [address, ...below, last].flatMap((each) => [each, decodeAddress(each)]);
  return placeInPost(post, mail, ...new Set(decoded));
}

function has(post: LintedMail["posts"][number], address: string): boolean {
  return (
    post.image?.url === address ||
    post.content.includes(`"${address}"`) ||
    post.content.includes(`"${address.replaceAll("&", "&amp;")}"`)
  );
}

function decodeAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

interface Tag {
  readonly pattern: RegExp;
  /** Characters that stand outside of Liquid. */
  readonly literal: number;
  readonly place: () => Place;
}

function tagsOf(template: Template): Tag[] {
  return Array.from(template.text.matchAll(START_TAG), ({ 0: written, index }) => ({
    pattern: new RegExp(`^${written.split(LIQUID).map(escapeRegExp).join("[^<>]*")}$`, "s"),
    literal: written.split(LIQUID).join("").length,
    place: () => placeAt(template, index, written.length),
  })).filter(({ pattern }) => !pattern.source.startsWith("^[^<>]*"));
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

const LIQUID = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/;
// No two of these can begin with the same letters, or their number of ways would double with each tag.
const START_TAG =
  /<[a-z][\w-]*(?:\{\{(?:(?!\}\})[^])*\}\}|\{%(?:(?!%\})[^])*%\}|"[^"]*"|'[^']*'|(?!\{[{%])[^<>"'])*>/g;
