/** All past editions on one page, in the look of the digest. */
import { escapeMarkup } from "../lib/text.ts";
import type { DigestConfig, Site } from "../model/config.ts";
import type { Digest } from "../model/digest.ts";
import type { OutputFile } from "../model/output.ts";
import { loadLanguage } from "./language.ts";
import { themeFor } from "./theme.ts";

/** What the index says of an edition. No reader's token is in it. */
export type Past = Pick<Digest, "edition" | "slot" | "subject" | "archiveUrl">;

/** The page `editions/index.html`: newest first, without script, with the feed of editions. */
export async function archiveIndex(
  past: readonly Past[],
  site: Site,
  { look }: Pick<DigestConfig, "look">,
): Promise<OutputFile> {
  const { day, strings } = await loadLanguage(site);
  const theme = themeFor(site.language, look);
  const shades = (shade: "light" | "dark") =>
    `--page:${theme.page[shade]};--paper:${theme.paper[shade]};--rule:${theme.rule[shade]};--ink:${theme.ink[shade]};--muted:${theme.muted[shade]};--accent:${theme.accent[shade]}`;
  const items = past
    .toSorted((a, b) => b.slot - a.slot)
    .map(({ slot, subject, archiveUrl }) => {
      const link = `<a href="${escapeMarkup(archiveUrl)}" dir="auto">${escapeMarkup(subject)}</a>`;
      return `<li>${link}<br><time>${escapeMarkup(day(slot))}</time></li>`;
    });
  const title = escapeMarkup(site.title);
  const feed = escapeMarkup(new URL(EDITIONS_FEED, site.url).href);
  const text = `<!doctype html>
<html lang="${escapeMarkup(site.language)}" dir="${site.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(strings.editions)} · ${title}</title>
<link rel="canonical" href="${escapeMarkup(new URL("editions/", site.url).href)}">
<link rel="alternate" type="application/atom+xml" href="${feed}" title="${title}">
<style>
:root{${shades("light")}}
@media (prefers-color-scheme:dark){:root{${shades("dark")}}}
body{margin:0;background:var(--page);color:var(--ink);font:17px/27px ${theme.bodyFont}}
main{box-sizing:border-box;max-width:${theme.width}px;margin:auto;padding:36px ${theme.gutter}px 20px;background:var(--paper);border-top:4px solid var(--accent)}
h1{margin:0;font:700 32px/38px ${theme.headingFont}}
h1 a{color:inherit;text-decoration:none}
p{margin:8px 0 28px;color:var(--muted);font-size:14px}
p a{color:inherit}
ul{list-style:none;margin:0;padding:0}
li{padding:14px 0;border-top:1px solid var(--rule);overflow-wrap:anywhere}
li a{color:var(--ink);font-weight:600;text-decoration:none}
li a:hover{text-decoration:underline}
time{color:var(--muted);font-size:14px}
@media (max-width:480px){main{padding:36px 20px 20px}}
</style>
</head>
<body>
<main>
<h1><a href="${escapeMarkup(site.url)}">${title}</a></h1>
<p>${escapeMarkup(strings.editions)} · <a href="${feed}">${escapeMarkup(strings.feed)}</a></p>
<ul>
${items.join("\n")}
</ul>
</main>
</body>
</html>
`;
  return { path: "editions/index.html", text };
}

/** Where the feed of editions stands, below the site. */
export const EDITIONS_FEED = "editions/atom.xml";
