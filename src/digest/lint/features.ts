/**
 * What big mail programs leave out, as far as a mail loses content or its layout by it. From Can I email
 * (https://www.caniemail.com; Copyright (c) 2019 HTeuMeuLeu, MIT licence, whose text is that of our own),
 * data of 2026-05-13; scripts/write-mail-features.ts makes this file.
 */

export type FeatureKind = "declaration" | "selector" | "at-rule" | "element" | "picture";

/**
 * Its page is https://www.caniemail.com/features/SLUG/. Programs that do not know it: Gmail, Outlook for
 * Windows, Outlook.com, Yahoo Mail, Apple Mail. The pattern is a regular expression for the whole of a
 * `property: value`, a selector, a name, or the ending of a picture's name.
 */
export type Feature = readonly [slug: string, kind: FeatureKind, lacking: string, pattern: string];

export const FEATURES: readonly Feature[] = [
  ["css-position", "declaration", "GW", "position: (absolute|fixed|sticky|relative)"],
  ["css-display-flex", "declaration", "W", "display: (inline-)?flex"],
  ["css-display-grid", "declaration", "W", "display: (inline-)?grid"],
  ["css-grid-template", "declaration", "GWOY", "grid-template(-\\w+)?: .*"],
  ["css-float", "declaration", "W", "float: (left|right)"],
  ["css-column-count", "declaration", "WY", "column-count: .*"],
  ["css-variables", "declaration", "GWOY", "[\\w-]+: .*var\\(.*"],
  ["css-unit-calc", "declaration", "WOY", "[\\w-]+: .*calc\\(.*"],
  ["css-function-clamp", "declaration", "WOY", "[\\w-]+: .*clamp\\(.*"],
  ["css-function-min", "declaration", "WOY", "[\\w-]+: min\\(.*"],
  ["css-function-max", "declaration", "WOY", "[\\w-]+: max\\(.*"],
  ["css-function-light-dark", "declaration", "GWOY", "[\\w-]+: .*light-dark\\(.*"],
  ["css-modern-color", "declaration", "GWOY", "[\\w-]+: .*(lab|lch|oklab|oklch|hwb|color)\\(.*"],
  ["css-transform", "declaration", "GWOY", "transform: .*"],
  ["css-clip-path", "declaration", "GWOY", "clip-path: .*"],
  ["css-mask-image", "declaration", "GWOY", "mask(-image)?: .*"],
  ["css-margin-inline-block", "declaration", "GWOYA", "margin-(inline|block): .*"],
  ["css-margin-inline-start-end", "declaration", "GWOYA", "margin-inline-(start|end): .*"],
  ["css-margin-block-start-end", "declaration", "GWOYA", "margin-block-(start|end): .*"],
  ["css-padding-inline-block", "declaration", "GWOYA", "padding-(inline|block): .*"],
  ["css-padding-inline-start-end", "declaration", "GWOYA", "padding-inline-(start|end): .*"],
  ["css-padding-block-start-end", "declaration", "GWOYA", "padding-block-(start|end): .*"],
  ["css-inline-size", "declaration", "GWOYA", "inline-size: .*"],
  ["css-object-fit", "declaration", "WY", "object-fit: .*"],
  ["css-aspect-ratio", "declaration", "GWOY", "aspect-ratio: .*"],
  ["css-background-image", "declaration", "W", "background(-image)?: .*url\\(.*"],
  ["css-linear-gradient", "declaration", "WOY", "background(-image)?: .*linear-gradient\\(.*"],
  ["css-opacity", "declaration", "W", "opacity: 0?\\.\\d+"],
  ["css-visibility", "declaration", "GW", "visibility: .*"],
  ["css-at-import", "at-rule", "GOY", "import"],
  ["css-nesting", "selector", "GWOY", ".*&.*"],
  ["css-pseudo-class-has", "selector", "GWOY", ".*:has\\(.*"],
  ["css-pseudo-class-checked", "selector", "GW", ".*:checked.*"],
  ["css-pseudo-element-before", "selector", "GWY", ".*::?before.*"],
  ["css-pseudo-element-after", "selector", "GWY", ".*::?after.*"],
  ["html-audio", "element", "GWOY", "audio"],
  ["html-video", "element", "GWOY", "video"],
  ["html-form", "element", "W", "form"],
  ["html-object", "element", "GWOY", "object|embed|iframe"],
  ["html-svg", "element", "GWOY", "svg"],
  ["html-dialog", "element", "GWOY", "dialog"],
  ["html-link", "element", "GOY", "link"],
  ["html-select", "element", "W", "select"],
  ["html-textarea", "element", "W", "textarea"],
  ["html-input-text", "element", "W", "input"],
  ["html-button-submit", "element", "WO", "button"],
  ["html-ruby", "element", "GW", "ruby"],
  ["image-svg", "picture", "G", "svgz?"],
  ["image-avif", "picture", "W", "avif"],
  ["image-webp", "picture", "W", "webp"],
  ["image-heif", "picture", "WO", "heif|heic"],
  ["image-tiff", "picture", "WOY", "tiff?"],
  ["image-base64", "picture", "G", "data:"],
];
