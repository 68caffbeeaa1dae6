/** Directives that show a picture, a film or a file of somewhere else. */
import { escapeMarkup } from "../../../lib/text.ts";
import type { Directive } from "./directives.ts";
import { withoutOnlyParagraph } from "./lists.ts";

export type Writer = (directive: Directive) => string;

/** What is shown in a frame, by its id. */
export function frame(address: (id: string) => string): Writer {
  return ({ argument, content }) => {
    const id = escapeMarkup((argument || (content[0] ?? "")).trim());
    return id === "" ? "" : `<iframe src="${address(id)}"></iframe>`;
  };
}

/** A picture, which may lead somewhere. */
export function image({ argument, options }: Directive): string {
  const attributes = ["alt", "width", "height"].flatMap((name) => {
    const value = options.get(name)?.replace(/ ?px$/, "");
    return value === undefined ? [] : [` ${name}="${escapeMarkup(value)}"`];
  });
  const picture = `<img src="${escapeMarkup(argument.replaceAll(" ", ""))}"${attributes.join("")}>`;
  const target = options.get("target");
  if (target === undefined) return picture;
  return `<a href="${escapeMarkup(target.replaceAll(" ", ""))}">${picture}</a>`;
}

/** A picture with what is said below it. */
export const figure: Writer = (directive) => {
  const { content, within } = directive;
  const picture = image(directive);
  if (content.length === 0) return `<figure>${picture}</figure>`;
  const caption = withoutOnlyParagraph(within(content));
  return `<figure>${picture}<figcaption>${caption}</figcaption></figure>`;
};

export const gist: Writer = ({ argument }) =>
  link(`https://gist.github.com/${argument}`, "gist.github.com");

export const media: Writer = ({ argument, content }) => {
  const address = (argument || (content[0] ?? "")).trim();
  return link(address, address);
};

function link(address: string, shown: string): string {
  return `<p><a href="${escapeMarkup(address)}">${escapeMarkup(shown)}</a></p>`;
}
