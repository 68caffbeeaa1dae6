/** Text that cannot be told from its ground, on light and on dark (WCAG 2.2, 1.4.3). */
import type { Problem } from "../../model/problem.ts";
import { contrast } from "../colour.ts";
import { type Declaration, parseDeclarations, parseSheet, type Rule, specificity } from "./css.ts";
import type { Origin } from "./origin.ts";
import { lowContrast } from "./problems.ts";
import { type MailElement, sheetIn, UNSEEN } from "./tree.ts";

/** Each pair of colours once a shade, where it is first met. */
export function lintContrast(elements: readonly MailElement[], origin: Origin): readonly Problem[] {
  const rules = elements
    .filter(({ tag }) => tag === "style")
    .flatMap((element) => parseSheet(sheetIn(element)).rules);
  return (["light", "dark"] as const).flatMap((shade) => {
    const own = rules.filter(({ media }) =>
      shade === "dark" ? media === "" || DARK.test(media) : media === "",
    );
    const looks = new Map<MailElement, Look>();
    const found = new Map<string, Problem>();
    for (const element of elements) {
      const look = lookOf(element, own, element.parent && looks.get(element.parent));
      looks.set(element, look);
      const { ink, ground } = look;
      if (look.isHidden || ink === undefined || ground === undefined || !hasText(element)) continue;
      const ratio = contrast(ink, ground);
      const key = `${ink} ${ground}`;
      if (ratio >= (isLarge(look) ? LARGE : NORMAL) || found.has(key)) continue;
      found.set(key, lowContrast(origin(element), shade, ink, ground, ratio));
    }
    return [...found.values()];
  });
}

const DARK = /prefers-color-scheme\s*:\s*dark/i;
const NORMAL = 4.5;
const LARGE = 3;

interface Look {
  /** `#rrggbb`; absent where nobody can say. */
  readonly ink: string | undefined;
  readonly ground: string | undefined;
  /** Pixels. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isHidden: boolean;
}

// What mail programs show where a mail says nothing: hardly two agree on the dark ones.
const NOTHING_SAID: Look = {
  ink: undefined,
  ground: undefined,
  size: 16,
  isBold: false,
  isHidden: false,
};

function lookOf(element: MailElement, rules: readonly Rule[], parent = NOTHING_SAID): Look {
  const said = declarationsOf(element, rules);
  const size = /^(\d+(?:\.\d+)?)px$/.exec(said.get("font-size") ?? "")?.[1];
  const weight = said.get("font-weight");
  return {
    ink: colourOf(said.get("color"), parent.ink),
    ground: colourOf(said.get(GROUND) ?? element.attributes["bgcolor"], parent.ground),
    size: size === undefined ? parent.size : Number(size),
    isBold:
      weight === undefined ? parent.isBold || BOLD.has(element.tag) : /bold|[6-9]00/.test(weight),
    isHidden:
      parent.isHidden ||
      UNSEEN.has(element.tag) ||
      /none/.test(said.get("display") ?? "") ||
      /hidden/.test(said.get("visibility") ?? "") ||
      said.get("opacity") === "0",
  };
}

const GROUND = "background-color";
const BOLD = new Set(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"]);

// 18 points, or 14 if bold.
function isLarge({ size, isBold }: Look): boolean {
  return size >= 24 || (isBold && size >= 18.66);
}

function hasText({ tag, children }: MailElement): boolean {
  return (
    !UNSEEN.has(tag) && children.some((child) => typeof child === "string" && /\S/.test(child))
  );
}

/** The value of each property that wins: by importance, the element's own style, specificity, order. */
function declarationsOf(element: MailElement, rules: readonly Rule[]): Map<string, string> {
  const met = rules.flatMap((rule) => {
    const weight = specificity(rule, element);
    return weight === undefined ? [] : [{ weight, declarations: rule.declarations }];
  });
  const own = {
    weight: Infinity,
    declarations: parseDeclarations(element.attributes["style"] ?? ""),
  };
  const winners = new Map<string, Declaration & { readonly weight: number }>();
  for (const { weight, declarations } of [...met, own]) {
    for (const declaration of declarations) {
      // The short form sets the colour, too.
      const property = declaration.property === "background" ? GROUND : declaration.property;
      const before = winners.get(property);
      const wins =
        !before ||
        (declaration.important === before.important
          ? weight >= before.weight
          : declaration.important);
      if (wins) winners.set(property, { ...declaration, weight });
    }
  }
  return new Map(Array.from(winners, ([property, { value }]) => [property, value]));
}

function colourOf(written: string | undefined, inherited: string | undefined): string | undefined {
  const value = written?.trim().toLowerCase();
  if (value === undefined || /^(inherit|transparent|none|currentcolor)$/.test(value))
    return inherited;
  if (/^#[\da-f]{6}$/.test(value)) return value;
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`;
  const parts = /^rgb\((\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})\)$/.exec(value)?.slice(1);
  if (parts) return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
  return NAMED[value];
}

const NAMED: Readonly<Record<string, string>> = {
  white: "#ffffff",
  black: "#000000",
  gray: "#808080",
  grey: "#808080",
  silver: "#c0c0c0",
  red: "#ff0000",
};
