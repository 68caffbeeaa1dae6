import { expect, test } from "vitest";
import { type Shade, themeFor } from "../../src/digest/theme.ts";

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test("every text is readable on its ground, in light and in dark", () => {
  const { paper, page, ink, muted, accent } = themeFor("en");
  const pairs: [Shade, Shade][] = [
    [ink, paper],
    [muted, paper],
    [accent, paper],
    [muted, page],
  ];
  for (const [text, ground] of pairs) {
    expect(contrast(text.light, ground.light)).toBeGreaterThan(4.5);
    expect(contrast(text.dark, ground.dark)).toBeGreaterThan(4.5);
  }
});

test("no ground is plain black or white: clients turn those around", () => {
  const { paper, page, ink } = themeFor("en");
  for (const { light, dark } of [paper, page, ink]) {
    expect([light, dark]).not.toContain("#ffffff");
    expect([light, dark]).not.toContain("#000000");
  }
});
