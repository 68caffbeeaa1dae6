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
  const { day } = await loadLanguage(site);
  const theme = themeFor(site.language, look);
  const shades = (shade: "light" | "dark") =>
    `--page:${theme.page[shade]};--ink:${theme.ink[shade]};--muted:${theme.muted[shade]};--accent:${theme.accent[shade]}`;
  const items = past
    .toSorted((a, b) => b.slot - a.slot)
    .map(({ slot, subject, archiveUrl }) => {
      const link = `<a href="${escapeMarkup(archiveUrl)}" dir="auto">${escapeMarkup(subject)}</a>`;
      return `<li>${link}<br><time>${escapeMarkup(day(slot))}</time></li>`;
    });
  const title = escapeMarkup(site.title);
  const text = `<!doctype html>
<html lang="${escapeMarkup(site.language)}" dir="${site.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="canonical" href="${escapeMarkup(new URL("editions/", site.url).href)}">
<link rel="alternate" type="application/atom+xml" href="${escapeMarkup(new URL(EDITIONS_FEED, site.url).href)}" title="${title}">
<style>
:root{${shades("light")}}
@media (prefers-color-scheme:dark){:root{${shades("dark")}}}
body{margin:0;background:var(--page);color:var(--ink);font:17px/27px ${theme.bodyFont}}
main{max-width:${theme.width}px;margin:auto;padding:36px 20px}
h1{font:700 32px/38px ${theme.headingFont}}
h1 a{color:inherit;text-decoration:none}
ul{list-style:none;padding:0}
li{margin:0 0 20px;overflow-wrap:anywhere}
li a{color:var(--accent);font-weight:600}
time{color:var(--muted);font-size:15px}
</style>
</head>
<body>
<main>
<h1><a href="${escapeMarkup(site.url)}">${title}</a></h1>
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
