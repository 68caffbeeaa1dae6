/** How a Digest looks where nobody says otherwise. */

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
}

export interface Shade {
  readonly light: string;
  readonly dark: string;
}

// Without quotation marks, which CSS does not ask for and an attribute would have to escape.
const SANS = "-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
const SERIF = "Charter, Bitstream Charter, Sitka Text, Cambria, Georgia, serif";

/** The look for a language: headings with serifs only where the fonts that have them know its script. */
export function themeFor(language: string): Theme {
  const [primary = ""] = language.toLowerCase().split("-");
  return {
    width: 600,
    gutter: 32,
    page: { light: "#f3f0ea", dark: "#141517" },
    paper: { light: "#fffefb", dark: "#1d1f22" },
    ink: { light: "#25221e", dark: "#e9e5dc" },
    muted: { light: "#655e54", dark: "#aba498" },
    accent: { light: "#94371a", dark: "#f0a585" },
    rule: { light: "#e4dfd5", dark: "#35373b" },
    bodyFont: SANS,
    headingFont: WITHOUT_SERIFS.has(primary) ? SANS : SERIF,
  };
}

const WITHOUT_SERIFS = new Set(
  "am ar bn ckb fa gu he hi hy iw ja ka km kn ko lo ml mr my ne or pa ps sd si ta te th ug ur yi zh".split(
    " ",
  ),
);
