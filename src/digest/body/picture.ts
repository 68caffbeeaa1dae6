/** Pictures in the text of a letter. */
import { escapeMarkup } from "../../lib/text.ts";
import { isShownInMail } from "../image.ts";
import type { Theme } from "../theme.ts";
import { tagged } from "./tag.ts";
import type { BodyElement, BodyNode } from "./tree.ts";

export type SizeOf = (
  address: string,
) => { readonly width: number; readonly height: number } | undefined;

interface Around {
  readonly theme: Theme;
  /** Pixels of a picture, as far as known, where the post does not say them. */
  readonly sizeOf?: SizeOf;
  /** Within a link, which another would end. */
  readonly isLinked?: boolean;
  /** All that stands on its lines. */
  readonly isAlone?: boolean;
}

/** Whether a picture, with or without a link around it, is all there is, captions aside. */
export function isOnePicture(nodes: readonly BodyNode[]): boolean {
  const shown = nodes.filter((node) =>
    typeof node === "string" ? node.trim() !== "" : node.tag !== "figcaption",
  );
  const [only] = shown;
  if (shown.length !== 1 || only === undefined || typeof only === "string") return false;
  return only.tag === "img" || (only.tag !== "pre" && isOnePicture(only.children));
}

export function writePicture(attributes: BodyElement["attributes"], around: Around): string {
  const { theme, isLinked = false, isAlone = false } = around;
  const { src = "", alt = "" } = attributes;
  if (!/^https?:\/\//i.test(src)) return escapeMarkup(alt);
  if (!isShownInMail({ url: src })) {
    if (isLinked) return escapeMarkup(alt);
    return tagged("a", { href: src }, escapeMarkup(alt || src), undefined);
  }
  const widest = theme.width - 2 * theme.gutter;
  const said = pixels(attributes["width"]);
  const known = said === undefined ? around.sizeOf?.(src) : undefined;
  const width = said ?? known?.width;
  const height = known?.height ?? pixels(attributes["height"]);
  const shown = width === undefined ? undefined : Math.min(width, widest);
  // Classic Outlook goes by the attribute, and would show a photograph as large as it was taken; every
  // other program goes by the style, and shows a small picture as small as it is.
  const unknown = shown === undefined && isAlone;
  const size = {
    ...(unknown && { width: String(widest) }),
    ...(shown !== undefined && { width: String(shown) }),
    ...(shown !== undefined &&
      width !== undefined &&
      height !== undefined && { height: String(Math.round((height * shown) / width)) }),
  };
  return tagged("img", { src, alt, ...size }, "", {
    style: `${unknown ? "width:auto;" : ""}max-width:100%;height:auto;border:0;border-radius:4px;vertical-align:middle`,
  });
}

function pixels(written: string | undefined): number | undefined {
  const number = /^(\d{1,5})(px)?$/.exec(written?.trim() ?? "")?.[1];
  return number === undefined || Number(number) === 0 ? undefined : Number(number);
}
