/** Elements written out. */
import { escapeMarkup } from "../../lib/text.ts";
import { VOID } from "./elements.ts";
import type { Look } from "./styles.ts";

/** @param inner what stands in it: markup already */
export function tagged(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inner: string,
  look?: Look,
): string {
  const all = {
    ...attributes,
    ...(look?.name !== undefined && { class: look.name }),
    ...(look && { style: look.style }),
  };
  const written = Object.entries(all).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  const start = `<${name}${written.join("")}>`;
  return VOID.has(name) ? start : `${start}${inner}</${name}>`;
}
