import { type Shade, themeFor } from "../digest/theme.ts";

/** The look of the page for people: that of the digest, for a wider window. */
export function pageStyle(language: string): string {
  const theme = themeFor(language);
  const shades = { page: theme.page, paper: theme.paper, ink: theme.ink, muted: theme.muted };
  const all = { ...shades, accent: theme.accent, rule: theme.rule };
  return `:root{color-scheme:light dark;${variables(all, "light")}}
@media (prefers-color-scheme:dark){:root{${variables(all, "dark")}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.6 ${theme.bodyFont};overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:.18rem solid var(--accent);outline-offset:.18rem;border-radius:.15rem}
header,main{max-width:44rem;margin-inline:auto;padding-inline:clamp(1.25rem,5vw,2.5rem)}
header{padding-block:clamp(2rem,7vw,4.5rem) 0}
header p{margin:0}
h1,h2,.name{font-family:${theme.headingFont};font-weight:700;line-height:1.15;text-wrap:balance}
h1{margin:.35rem 0 1.25rem;font-size:clamp(2.1rem,7vw,3.25rem);letter-spacing:-.01em}
h2{margin:0 0 .75rem;font-size:1.4rem}
h1:lang(ja),h2:lang(ja){letter-spacing:0;word-break:auto-phrase}
.lead{font-size:1.1875rem;line-height:1.6;max-width:38rem}
.muted,time{color:var(--muted)}
main{padding-block:2.25rem clamp(3rem,8vw,6rem);display:grid;gap:2.75rem}
main>*{min-width:0}
section>p{margin:0 0 1rem}
section>p:last-child{margin-block:1rem 0}
ul{margin:0;padding:0;list-style:none}
.feeds{background:var(--paper);border:1px solid var(--rule);border-radius:.75rem}
.feeds li{display:grid;grid-template-columns:6rem 1fr auto;align-items:center;gap:.15rem 1rem;padding:.85rem 1.25rem;min-height:4rem}
.feeds li+li{border-block-start:1px solid var(--rule)}
.name{font-size:1.0625rem}
.feeds a{font:.9375rem/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;justify-self:start}
button,.button{font:inherit;font-size:.9375rem;font-weight:600;line-height:1.2;border:1px solid var(--accent);border-radius:.5rem;padding:.65rem 1.1rem;min-width:5.5rem;min-height:2.75rem;color:var(--accent);background:none;cursor:pointer}
button:hover{background:var(--accent);color:var(--paper)}
.button{display:inline-block;background:var(--accent);color:var(--paper);text-decoration:none;padding-block:.8rem}
.button:hover{text-decoration:underline}
.posts li{display:grid;grid-template-columns:10.5rem 1fr;gap:.1rem 1rem;padding-block:.7rem;border-block-start:1px solid var(--rule)}
.posts a{justify-self:start}
.posts time{font-size:.9375rem;line-height:1.7}
.editions time{color:inherit}
summary{cursor:pointer;color:var(--muted);padding-block:.5rem}
.editions,.more{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
[hidden]{display:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:36rem){.feeds li{grid-template-columns:1fr auto;padding:1rem 1.1rem}.name{grid-column:1}.feeds a{grid-column:1}button{grid-area:1/2/3/3}.posts li{grid-template-columns:1fr}}
@media print{button{display:none}}
`;
}

function variables(shades: Readonly<Record<string, Shade>>, ground: keyof Shade): string {
  return Object.entries(shades)
    .map(([name, shade]) => `--${name}:${shade[ground]}`)
    .join(";");
}
