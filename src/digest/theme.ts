/** How a Digest looks where nobody says otherwise. */
import type { Look } from "../model/config.ts";
import { readableOn } from "./colour.ts";

/** Colours are pairs: on light and on dark ground, each readable there at 4.5:1 or more. */
export interface Theme {
  /** Pixels. */
  readonly width: number;
  /** Space at both sides of the text, in pixels. */
  readonly gutter: number;
  readonly page: Shade;
  readonly paper: Shade;
  readonly ink: Shade;
  readonly muted: Shade;
  readonly accent: Shade;
  readonly rule: Shade;
  readonly bodyFont: string;
  readonly headingFont: string;
  readonly code: CodeColours;
}

export interface CodeColours {
  readonly font: string;
  readonly ground: Shade;
  /** Behind what is marked in a text. */
  readonly mark: Shade;
  readonly parts: Readonly<
    Record<"keyword" | "string" | "number" | "comment" | "name" | "attribute", Shade>
  >;
}

export interface Shade {
  readonly light: string;
  readonly dark: string;
}

// Without quotation marks, which CSS does not ask for and an attribute would have to escape.
const SANS = "-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
const SERIF = "Charter, Bitstream Charter, Sitka Text, Cambria, Georgia, serif";

/**
 * The look for a language, as the blog may have changed it: headings with serifs only where the fonts
 * that have them know its script. An accent is moved as far as it takes to be read on its ground.
 */
export function themeFor(language: string, look: Look = {}): Theme {
  const [primary = ""] = language.toLowerCase().split("-");
  const paper = { light: "#fffefb", dark: "#1d1f22" };
  const accent = look.accent;
  return {
    width: look.width ?? 600,
    gutter: 32,
    page: { light: "#f3f0ea", dark: "#141517" },
    paper,
    ink: { light: "#25221e", dark: "#e9e5dc" },
    muted: { light: "#655e54", dark: "#aba498" },
    accent:
      accent === undefined
        ? { light: "#94371a", dark: "#f0a585" }
        : { light: readableOn(accent, paper.light), dark: readableOn(accent, paper.dark) },
    rule: { light: "#e4dfd5", dark: "#35373b" },
    bodyFont: look.font ?? SANS,
    headingFont: look.font ?? (WITHOUT_SERIFS.has(primary) ? SANS : SERIF),
    code: CODE,
  };
}

// Each colour is readable on its ground, light and dark.
const CODE: CodeColours = {
  font: "ui-monospace, SFMono-Regular, Menlo, Consolas, Liberation Mono, monospace",
  ground: { light: "#f5f2ec", dark: "#26292d" },
  mark: { light: "#fbeaa6", dark: "#554a1e" },
  parts: {
    keyword: { light: "#8a2a6b", dark: "#e59ad0" },
    string: { light: "#2f6a2a", dark: "#a3d49a" },
    number: { light: "#8a4b10", dark: "#e8b77e" },
    comment: { light: "#6b6459", dark: "#a69f93" },
    name: { light: "#1f5a8a", dark: "#93c4ec" },
    attribute: { light: "#6a4a9a", dark: "#c5aef0" },
  },
};

const WITHOUT_SERIFS = new Set(
  "am ar bn ckb fa gu he hi hy iw ja ka km kn ko lo ml mr my ne or pa ps sd si ta te th ug ur yi zh".split(
    " ",
  ),
);
