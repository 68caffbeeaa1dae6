/** Which attributes of a start tag stay, and as what. */
import { escapeMarkup, oneLine } from "../../../lib/text.ts";
import { ELEMENTS, GLOBAL_ATTRIBUTES } from "./allow-list.ts";
import type { Addresses } from "../addresses.ts";
import { absoluteSrcset } from "./srcset.ts";

/** One attribute as it is written into a start tag, with a space before it. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${escapeMarkup(value)}"`;
}

/**
 * The attributes that an element may keep, written out; `id` and the `href` of a link are left to the
 * caller, who knows about the rest of the post.
 */
export function keptAttributes(
  element: string,
  attributes: ReadonlyMap<string, string>,
  addresses: Addresses,
): string {
  if (attributes.size === 0) return "";
  let kept = "";
  for (const name of ELEMENTS.get(element) ?? []) {
    const value = name === "align" ? alignment(attributes) : attributes.get(name);
    if (value === undefined || name === "href") continue;
    const safe = safeValue(name, value, addresses);
    if (safe !== undefined) kept += attribute(name, safe);
  }
  for (const name of GLOBAL_ATTRIBUTES) {
    const value = attributes.get(name);
    const safe = value === undefined ? undefined : safeValue(name, value, addresses);
    if (safe !== undefined) kept += attribute(name, safe);
  }
  return kept;
}

function safeValue(name: string, value: string, addresses: Addresses): string | undefined {
  switch (name) {
    case "src":
    case "poster":
      return addresses.media(value);
    case "cite":
      return addresses.link(value);
    case "srcset":
      return absoluteSrcset(value, addresses) || undefined;
    case "width":
    case "height":
      return /^\s*(\d{1,5}%?)\s*(?:px)?\s*$/i.exec(value)?.[1];
    case "colspan":
    case "rowspan":
    case "span":
    case "start":
    case "value":
      return /^\s*(-?\d{1,9})\s*$/.exec(value)?.[1];
    case "class":
      return language(value);
    case "dir":
      return oneOf(value, ["ltr", "rtl", "auto"]);
    case "align":
      return oneOf(value, ["left", "right", "center"]);
    case "lang":
    case "srclang":
      return /^[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8})*$/.test(value) && value.length < 36
        ? value.replaceAll("_", "-")
        : undefined;
    case "default":
    case "open":
    case "reversed":
      return name;
    case "alt":
      return oneLine(value);
    default:
      return value;
  }
}

function oneOf(value: string, allowed: readonly string[]): string | undefined {
  const plain = value.trim().toLowerCase();
  return allowed.includes(plain) ? plain : undefined;
}

// What colours code in a reader's own style; no other class means anything outside of the site.
function language(value: string): string | undefined {
  const name = /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,40})(?=[\s,:;{]|$)/.exec(value)?.[1];
  return name === undefined ? undefined : `language-${name}`;
}

function alignment(attributes: ReadonlyMap<string, string>): string | undefined {
  const style = attributes.get("style");
  const styled = style && /text-align:\s{0,9}(left|right|center)/i.exec(style)?.[1];
  return styled || attributes.get("align");
}
