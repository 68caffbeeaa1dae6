import type { PreviewLook } from "./shown.ts";

/** What a reader makes of a post: its own type and measure, whatever the site looks like. */
export function readerStyle({ shades, bodyFont, headingFont, codeFont }: PreviewLook): string {
  const { paper, ink, muted, accent, rule } = shades;
  const variables = (ground: "light" | "dark") =>
    `--paper:${paper[ground]};--ink:${ink[ground]};--muted:${muted[ground]};--accent:${accent[ground]};--rule:${rule[ground]}`;
  return `:root{color-scheme:light dark;${variables("light")}}
@media (prefers-color-scheme:dark){:root{${variables("dark")}}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 ${bodyFont};overflow-wrap:anywhere}
main{max-width:42rem;margin-inline:auto;padding:1.5rem clamp(1rem,5vw,2.5rem) 4rem}
article{padding-block:2rem;border-block-end:1px solid var(--rule)}
article:last-child{border:0}
h1,h2,h3,h4{font-family:${headingFont};line-height:1.25}
article>h2{font-size:1.8rem;margin:0}
article>h2 a{color:inherit;text-decoration:none}
article>h2 a:hover{text-decoration:underline}
article div h2{font-size:1.3rem}
a{color:var(--accent)}
.byline{margin:.35rem 0 1.25rem;color:var(--muted);font-size:.9375rem}
img,video,svg{max-width:100%;height:auto}
pre{overflow:auto;padding:1rem;border:1px solid var(--rule);border-radius:.5rem;line-height:1.5}
code,pre{font-family:${codeFont};font-size:.9em}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:.2rem solid var(--rule);color:var(--muted)}
table{border-collapse:collapse;display:block;overflow-x:auto}
th,td{border:1px solid var(--rule);padding:.35rem .7rem}
figure{margin:1.5rem 0}
figcaption{color:var(--muted);font-size:.9375rem}
`;
}
