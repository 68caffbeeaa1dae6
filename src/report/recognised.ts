import { counted } from "../lib/text.ts";
import { columnsOf } from "../lib/width.ts";
import type { Config, Recognition } from "../model/config.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";

/** Where the posts are and whose habits they follow; what was not written down, and what told it. */
export function showReading({ posts }: Config, count: number, paint: Paint): string {
  const folders = posts.folders.map((folder) => (folder === "." ? "this folder" : `${folder}/`));
  const where = [...folders, ...(posts.feeds ?? [])].map(printable).join(", ");
  const recognised = posts.recognised ?? [];
  const dialect = recognised.find(({ setting }) => setting === "dialect");
  const whose = posts.dialect === "plain" ? "" : `, read as ${NAMES[posts.dialect]} does`;
  const why = dialect ? `: ${printable(dialect.from)}` : "";
  const rest = recognised.filter(({ setting }) => setting !== "dialect");
  return [
    `${paint("bold", counted(count, "post"))} in ${where}${whose}${why}`,
    ...showRecognised(rest, paint),
  ].join("\n");
}

const NAMES = {
  jekyll: "Jekyll",
  hugo: "Hugo",
  zola: "Zola",
  eleventy: "Eleventy",
  astro: "Astro",
  hexo: "Hexo",
  docusaurus: "Docusaurus",
} as const;

/** A line for each setting that was taken from the blog's folder. */
export function showRecognised(recognised: readonly Recognition[], paint: Paint): string[] {
  const wide = Math.max(0, ...recognised.map(({ setting }) => setting.length));
  const far = Math.min(48, Math.max(0, ...recognised.map(({ value }) => columnsOf(value))));
  return recognised.map(({ setting, value, from }) => {
    const shown = printable(value);
    const padding = " ".repeat(Math.max(0, far - columnsOf(shown)));
    return `  ${setting.padEnd(wide)}  ${shown}${padding}  ${paint("dim", printable(from))}`;
  });
}
