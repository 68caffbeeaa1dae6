/**
 * Makes src/digest/lint/features.ts again, from caniemail's data as the npm package `caniemail` carries it:
 *
 *     npm pack caniemail && tar xzf caniemail-*.tgz
 *     node scripts/write-mail-features.ts package/dist/data/caniemail.json
 *
 * Kept are features without which a mail loses content or its layout; what merely looks plainer without,
 * such as round corners, is not worth a word.
 */
import { readFileSync, writeFileSync } from "node:fs";

/** By caniemail's slug: what is looked for in a mail, and what it is called to a person. */
const WANTED: Readonly<Record<string, readonly [kind: string, pattern: string]>> = {
  "css-position": ["declaration", "position: (absolute|fixed|sticky|relative)"],
  "css-display-flex": ["declaration", "display: (inline-)?flex"],
  "css-display-grid": ["declaration", "display: (inline-)?grid"],
  "css-grid-template": ["declaration", "grid-template(-\\w+)?: .*"],
  "css-float": ["declaration", "float: (left|right)"],
  "css-column-count": ["declaration", "column-count: .*"],
  "css-variables": ["declaration", "[\\w-]+: .*var\\(.*"],
  "css-unit-calc": ["declaration", "[\\w-]+: .*calc\\(.*"],
  "css-function-clamp": ["declaration", "[\\w-]+: .*clamp\\(.*"],
  "css-function-min": ["declaration", "[\\w-]+: min\\(.*"],
  "css-function-max": ["declaration", "[\\w-]+: max\\(.*"],
  "css-function-light-dark": ["declaration", "[\\w-]+: .*light-dark\\(.*"],
  "css-modern-color": ["declaration", "[\\w-]+: .*(lab|lch|oklab|oklch|hwb|color)\\(.*"],
  "css-transform": ["declaration", "transform: .*"],
  "css-clip-path": ["declaration", "clip-path: .*"],
  "css-mask-image": ["declaration", "mask(-image)?: .*"],
  "css-margin-inline-block": ["declaration", "margin-(inline|block): .*"],
  "css-margin-inline-start-end": ["declaration", "margin-inline-(start|end): .*"],
  "css-margin-block-start-end": ["declaration", "margin-block-(start|end): .*"],
  "css-padding-inline-block": ["declaration", "padding-(inline|block): .*"],
  "css-padding-inline-start-end": ["declaration", "padding-inline-(start|end): .*"],
  "css-padding-block-start-end": ["declaration", "padding-block-(start|end): .*"],
  "css-inline-size": ["declaration", "inline-size: .*"],
  "css-object-fit": ["declaration", "object-fit: .*"],
  "css-aspect-ratio": ["declaration", "aspect-ratio: .*"],
  "css-background-image": ["declaration", "background(-image)?: .*url\\(.*"],
  "css-linear-gradient": ["declaration", "background(-image)?: .*linear-gradient\\(.*"],
  "css-opacity": ["declaration", "opacity: 0?\\.\\d+"],
  "css-visibility": ["declaration", "visibility: .*"],
  "css-at-import": ["at-rule", "import"],
  "css-nesting": ["selector", ".*&.*"],
  "css-pseudo-class-has": ["selector", ".*:has\\(.*"],
  "css-pseudo-class-checked": ["selector", ".*:checked.*"],
  "css-pseudo-element-before": ["selector", ".*::?before.*"],
  "css-pseudo-element-after": ["selector", ".*::?after.*"],
  "html-audio": ["element", "audio"],
  "html-video": ["element", "video"],
  "html-form": ["element", "form"],
  "html-object": ["element", "object|embed|iframe"],
  "html-svg": ["element", "svg"],
  "html-dialog": ["element", "dialog"],
  "html-link": ["element", "link"],
  "html-select": ["element", "select"],
  "html-textarea": ["element", "textarea"],
  "html-input-text": ["element", "input"],
  "html-button-submit": ["element", "button"],
  "html-ruby": ["element", "ruby"],
  "image-svg": ["picture", "svgz?"],
  "image-avif": ["picture", "avif"],
  "image-webp": ["picture", "webp"],
  "image-heif": ["picture", "heif|heic"],
  "image-tiff": ["picture", "tiff?"],
  "image-base64": ["picture", "data:"],
};

/** The programs that most people read their mail with; the newest version that was tested of each. */
const CLIENTS: readonly (readonly [letter: string, family: string, platform: string])[] = [
  ["G", "gmail", "desktop-webmail"],
  ["W", "outlook", "windows"],
  ["O", "outlook", "outlook-com"],
  ["Y", "yahoo", "desktop-webmail"],
  ["A", "apple-mail", "ios"],
];

interface Feature {
  readonly slug: string;
  readonly stats: Readonly<Record<string, Readonly<Record<string, Record<string, string>>>>>;
}

const [file = ""] = process.argv.slice(2);
const { data, last_update_date: date } = JSON.parse(readFileSync(file, "utf8")) as {
  readonly data: readonly Feature[];
  readonly last_update_date: string;
};

const rows = Object.entries(WANTED).flatMap(([slug, [kind, pattern]]) => {
  const feature = data.find((each) => each.slug === slug);
  if (!feature) throw new Error(`caniemail has no ${slug} any more`);
  const lacking = CLIENTS.flatMap(([letter, family, platform]) => {
    const newest = Object.values(feature.stats[family]?.[platform] ?? {}).at(-1) ?? "u";
    return newest.startsWith("n") ? [letter] : [];
  });
  return lacking.length > 0 ? [[slug, kind, lacking.join(""), pattern]] : [];
});

writeFileSync(
  "src/digest/lint/features.ts",
  `/**
 * What big mail programs leave out, as far as a mail loses content or its layout by it. From Can I email
 * (https://www.caniemail.com; Copyright (c) 2019 HTeuMeuLeu, MIT licence, whose text is that of our own),
 * data of ${date.slice(0, 10)}; scripts/write-mail-features.ts makes this file.
 */

export type FeatureKind = "declaration" | "selector" | "at-rule" | "element" | "picture";

/**
 * Its page is https://www.caniemail.com/features/SLUG/. Programs that do not know it: Gmail, Outlook for
 * Windows, Outlook.com, Yahoo Mail, Apple Mail. The pattern is a regular expression for the whole of a
 * \`property: value\`, a selector, a name, or the ending of a picture's name.
 */
export type Feature = readonly [slug: string, kind: FeatureKind, lacking: string, pattern: string];

export const FEATURES: readonly Feature[] = ${JSON.stringify(rows)};
`,
);
