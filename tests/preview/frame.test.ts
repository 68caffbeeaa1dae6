import { describe, expect, test } from "vitest";
import { framed } from "../../src/web/preview/frame.ts";

const SITE = "https://blog.example/";
const HTML = `<html><head><meta name="color-scheme" content="light dark"><style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) { p { color: white } }
@media screen and (prefers-color-scheme:light){ p { color: black } }
</style></head><body background="${SITE}ground.png">
<p>@media (prefers-color-scheme: dark) and src="${SITE}" in a text</p>
<img alt="a > b" src="${SITE}a.png" srcset="${SITE}a.png 1x, ${SITE}b.png 2x"><img src='https://other.example/c.png'>
<a href="${SITE}">home</a></body></html>`;
const TEXT = `<p>@media (prefers-color-scheme: dark) and src="${SITE}" in a text</p>`;

describe("a frame", () => {
  test("shows the site's pictures from this machine, and leads links elsewhere", () => {
    const shown = framed(HTML, SITE, { scheme: "auto", images: true });
    expect(shown).toContain('<head><base target="_blank">');
    expect(shown).toContain(
      '<img alt="a > b" src="/site/a.png" srcset="/site/a.png 1x, /site/b.png 2x">',
    );
    expect(shown).toContain('<body background="/site/ground.png">');
    expect(shown).toContain(`<a href="${SITE}">`);
    expect(shown).toContain("'https://other.example/c.png'");
    expect(shown).toContain(TEXT);
    expect(shown).toContain("@media (prefers-color-scheme: dark) { p");
  });

  test("has no picture where pictures are off, and keeps what stands for them", () => {
    const shown = framed(HTML, SITE, { scheme: "auto", images: false });
    expect(shown).not.toMatch(/\.png/);
    expect(shown).toContain('<img alt="a > b">');
    expect(shown).toContain(TEXT);
  });

  test("answers for the colours that somebody chose, in styles and not in texts", () => {
    const dark = framed(HTML, SITE, { scheme: "dark", images: true });
    expect(dark).toContain("@media (min-width:0) { p { color: white } }");
    expect(dark).toContain("screen and (max-width:0){ p { color: black } }");
    expect(dark).toContain(":root { color-scheme: dark; }");
    expect(dark).toContain('name="color-scheme" content="dark"');
    expect(dark).toContain(TEXT);
    const light = framed(HTML, SITE, { scheme: "light", images: true });
    expect(light).toContain("@media (max-width:0) { p { color: white } }");
    expect(light).toContain('content="light"');
  });
});
