/** How the pages look: like the page that explains following, in the blog's own colours. */
import type { PreviewLook } from "./shown.ts";

/** One style sheet for every page. */
export function previewStyle({ shades, bodyFont, headingFont, codeFont }: PreviewLook): string {
  const variables = (ground: "light" | "dark") =>
    Object.entries(shades)
      .map(([name, shade]) => `--${name}:${shade[ground]}`)
      .join(";");
  return `:root{color-scheme:light dark;${variables("light")};--good:#2f6a2a;--bad:#a3261b;--care:#7d5200}
@media (prefers-color-scheme:dark){:root{${variables("dark")};--good:#a3d49a;--bad:#ffb1a3;--care:#f0c674}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 ${bodyFont};overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:.18rem solid var(--accent);outline-offset:.18rem;border-radius:.2rem}
h1,h2,h3,.blog{font-family:${headingFont};line-height:1.2;text-wrap:balance}
h1{margin:0;font-size:clamp(1.6rem,3.4vw,2.15rem);letter-spacing:-.01em}
h2{margin:0 0 .75rem;font-size:1.25rem}
h3{margin:0;font-size:1.0625rem}
p{margin:0}
ul,ol{margin:0;padding:0;list-style:none}
code,pre,.file{font-family:${codeFont};font-size:.875em}
code{background:color-mix(in srgb,var(--rule) 55%,transparent);border-radius:.25em;padding:.05em .3em}
.muted{color:var(--muted)}
.skip{position:absolute;inset-inline-start:1rem;top:-4rem;background:var(--accent);color:var(--paper);padding:.6rem 1rem;border-radius:.5rem;z-index:2}
.skip:focus{top:1rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.top{background:var(--paper);border-block-end:1px solid var(--rule);position:sticky;top:0;z-index:1}
.top>div,main{max-width:84rem;margin-inline:auto;padding-inline:clamp(1rem,3vw,2.25rem)}
.top>div{display:grid;grid-template-columns:auto 1fr auto;align-items:center;gap:0 clamp(1rem,3vw,2.5rem)}
.blog{font-weight:700;font-size:1.125rem;padding-block:.9rem;max-width:18rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.top nav ul{display:flex;gap:.15rem;flex-wrap:wrap}
.top nav a{display:flex;align-items:center;gap:.4rem;min-height:3.4rem;padding:.35rem .7rem;color:var(--ink);text-decoration:none}
.top nav a:hover{background:color-mix(in srgb,var(--rule) 40%,transparent)}
.top nav a[aria-current]{color:var(--accent);font-weight:600;box-shadow:inset 0 -.16rem var(--accent)}
.count{font-size:.75rem;font-weight:700;line-height:1.25rem;min-width:1.25rem;padding-inline:.35rem;text-align:center;border-radius:1rem;background:var(--rule);color:var(--ink)}
.count[data-level=error]{background:var(--bad);color:var(--paper)}
.count[data-level=warning]{background:var(--care);color:var(--paper)}
.state{display:flex;align-items:center;gap:.45rem;font-size:.875rem;color:var(--muted);white-space:nowrap}
.state::before{content:"";inline-size:.55rem;block-size:.55rem;border-radius:50%;background:var(--muted)}
.state[data-is=live]::before{background:var(--good)}
.state[data-is=new]::before{background:var(--accent);box-shadow:0 0 0 .2rem color-mix(in srgb,var(--accent) 30%,transparent)}
.state[data-is=gone]::before{background:var(--bad)}
main{padding-block:clamp(1.25rem,3vw,2.25rem) 5rem;display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}
main>*{min-width:0}
main>div:not(:has(*)){display:none}
main:focus{outline:none}
.card{background:var(--paper);border:1px solid var(--rule);border-radius:.75rem;padding:1.1rem 1.35rem}
.narrow{max-width:52rem}
.facts{display:flex;flex-wrap:wrap;gap:.35rem 1.5rem;color:var(--muted);font-size:.9375rem}
.facts strong{color:var(--ink);font-weight:600}
.letter{display:grid;grid-template-columns:minmax(0,1fr);gap:.35rem;justify-items:start}
.letter .from{display:flex;flex-wrap:wrap;gap:.15rem .75rem;align-items:baseline;color:var(--muted);font-size:.9375rem}
.letter .from strong{color:var(--ink)}
.letter .preheader{color:var(--muted);max-width:62rem}
.size{display:flex;align-items:center;gap:.65rem;color:var(--muted);font-size:.9375rem}
.gauge{flex:none;inline-size:9rem;block-size:.5rem;border-radius:1rem;background:var(--rule);fill:var(--good)}
.gauge[data-is=near]{fill:var(--care)}
.gauge[data-is=over]{fill:var(--bad)}
.curve{display:block;inline-size:100%;block-size:5rem;fill:var(--accent);border-block-end:1px solid var(--rule)}
.delivery{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem}
.delivery h2{margin:0}
.delivery figcaption{text-align:start}
.counts{grid-template-columns:minmax(0,1fr)}
.counts>div{display:flex;justify-content:space-between;gap:1rem}
.counts dd{margin:0;font-variant-numeric:tabular-nums}
.why{color:var(--muted);font-size:.9375rem}
.choices{display:flex;flex-wrap:wrap;gap:.6rem 1.75rem}
.choice{display:flex;align-items:center;gap:.6rem}
.choice>span{color:var(--muted);font-size:.875rem}
.choice ul{display:flex;border:1px solid var(--rule);border-radius:.6rem;background:var(--paper);padding:.15rem}
.choice a{display:block;padding:.35rem .8rem;min-height:2.1rem;border-radius:.45rem;color:var(--ink);text-decoration:none;font-size:.9375rem}
.choice a:hover{background:color-mix(in srgb,var(--rule) 50%,transparent)}
.choice a[aria-current]{background:var(--accent);color:var(--paper);font-weight:600}
.stage{display:flex;flex-wrap:wrap;gap:1.75rem;align-items:flex-start;justify-content:center}
figure{margin:0;display:grid;gap:.6rem;min-width:0}
figcaption{color:var(--muted);font-size:.875rem;text-align:center}
.screen{position:relative;background:var(--paper);border:1px solid var(--rule);border-radius:.75rem;overflow:hidden;box-shadow:0 1px 2px rgb(0 0 0/.05),0 .75rem 2rem -1rem rgb(0 0 0/.25)}
.screen iframe{display:block;border:0;inline-size:100%;block-size:100%;color-scheme:light dark}
.screen iframe[data-light=light]{color-scheme:only light}
.screen iframe[data-light=dark]{color-scheme:only dark}
.screen iframe[data-behind]{position:absolute;inset:0;visibility:hidden}
.screen iframe:focus-visible{outline-offset:-.25rem}
.desktop{flex:1 1 40rem;max-width:52rem}
.desktop .screen{block-size:min(56rem,calc(100vh - 8rem));min-block-size:32rem}
.phone{flex:0 0 auto;max-width:100%}
.phone .screen{inline-size:calc(375px + 1.3rem + 2px);max-inline-size:100%;block-size:min(52rem,calc(100vh - 8rem));min-block-size:32rem;border-radius:2.4rem;padding:.65rem;background:#2b2825;border-color:#45413c}
.phone iframe{border-radius:1.8rem}
.phone iframe[data-behind]{inset:.65rem;inline-size:calc(100% - 1.3rem);block-size:calc(100% - 1.3rem)}
.reader{display:grid;grid-template-columns:minmax(14rem,20rem) minmax(0,1fr);gap:1.5rem;align-items:start}
.reader>*{min-width:0}
.reader .screen{block-size:calc(100vh - 9rem);min-block-size:32rem}
.entries{max-block-size:calc(100vh - 9rem);overflow-y:auto}
.entries a{display:block;padding:.65rem .8rem;border-radius:.5rem;color:var(--ink);text-decoration:none}
.entries a:hover{background:color-mix(in srgb,var(--rule) 50%,transparent)}
.entries .muted{display:block;font-size:.875rem}
pre{margin:0;overflow:auto;tab-size:4;line-height:1.5}
pre.card{padding:1.35rem}
.mail pre,pre.mail{white-space:pre;overflow-wrap:normal}
.sheet{inline-size:fit-content;max-inline-size:100%}
.long{max-block-size:42rem}
.rows>li{padding-block:.8rem;border-block-start:1px solid var(--rule)}
.rows>li:first-child{border-block-start:0}
.rows .why{color:var(--muted);font-size:.9375rem}
.mark{display:grid;grid-template-columns:1.6rem 1fr;align-items:baseline}
.mark::before{content:"–";color:var(--muted)}
.mark[data-in]::before{content:"✓";color:var(--good);font-weight:700}
.mark[data-in] .why{color:var(--good)}
.file{color:var(--muted)}
dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.35rem 1.25rem;margin:0;font-size:.9375rem}
dt{color:var(--muted)}
dd{margin:0;min-width:0;font-family:${codeFont};font-size:.875em;line-height:1.75}
.trouble{border-inline-start:.35rem solid var(--bad)}
.problem{display:grid;grid-template-columns:minmax(0,1fr);gap:.4rem;padding-block:1rem;border-block-start:1px solid var(--rule)}
.problem:first-child{border-block-start:0;padding-block-start:.25rem}
.problem:last-child{padding-block-end:.25rem}
.level{font-weight:700;color:var(--muted)}
.level[data-level=error]{color:var(--bad)}
.level[data-level=warning]{color:var(--care)}
.excerpt{background:var(--page);border-radius:.5rem;padding:.6rem .8rem;white-space:pre;overflow-wrap:normal}
.excerpt mark{background:none;color:var(--bad);font-weight:700;text-decoration:underline wavy .08em;text-underline-offset:.25em}
.excerpt .at{color:var(--muted);user-select:none}
.hint::before{content:"→ ";color:var(--accent)}
table{border-collapse:collapse;inline-size:100%}
th,td{text-align:start;padding:.7rem .75rem .7rem 0;border-block-start:1px solid var(--rule);vertical-align:top}
th{font-weight:600}
thead th{border-block-start:0;color:var(--muted);font-size:.875rem;font-weight:400;padding-block:0 .5rem}
td.number{text-align:end;white-space:nowrap;padding-inline-end:0}
.button{display:inline-block;border:1px solid var(--accent);border-radius:.5rem;padding:.5rem 1rem;min-height:2.5rem;font-weight:600;font-size:.9375rem;text-decoration:none}
.button:hover{background:var(--accent);color:var(--paper)}
.titled{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:center;justify-content:space-between;margin-block-end:.75rem}
.titled h2{margin:0}
.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}
@media (max-width:60rem){.top{position:static}.top>div{grid-template-columns:1fr auto}.top nav{grid-row:2;grid-column:1/-1;margin-inline:-.55rem}.top nav a{min-height:2.75rem}.reader{grid-template-columns:minmax(0,1fr)}.entries{max-block-size:16rem}}
@media (max-width:46rem){.top nav ul{gap:0}.top nav a{padding-inline:.55rem}.choice{flex-wrap:wrap}dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:.6rem}.both .desktop{display:none}.desktop{flex-basis:100%}.phone,.phone .screen{inline-size:100%}.phone .screen{border-radius:1.5rem;padding:.4rem}.phone iframe{border-radius:1.15rem}.phone iframe[data-behind]{inset:.4rem;inline-size:calc(100% - .8rem);block-size:calc(100% - .8rem)}.card{padding:1rem}th,td{display:block;border:0;padding:.1rem 0;text-align:start}tr{display:block;padding-block:.7rem;border-block-start:1px solid var(--rule)}tbody tr:first-child{border:0}thead{display:none}td.number{text-align:start}}
@media (prefers-reduced-motion:no-preference){.state::before{transition:background .3s,box-shadow .3s}}
`;
}
