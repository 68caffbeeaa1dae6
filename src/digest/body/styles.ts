/** Inline styles of a letter's text: what mail programs know is what stands on the element itself. */
import type { Theme } from "../theme.ts";

export interface Look {
  readonly style: string;
  /** What the dark style in the template's head goes by. */
  readonly name?: string;
}

/** The styles by element; one that is not there has none. */
export function stylesFor(theme: Theme, start: string): Readonly<Record<string, Look>> {
  const { ink, accent, rule, muted, code } = theme;
  const ground = `background-color:${code.ground.light};color:${ink.light}`;
  const heading = (size: number, line: number) => ({
    name: "ink",
    style: `margin:28px 0 8px;font-family:${theme.headingFont};font-size:${size}px;line-height:${line}px;font-weight:700;color:${ink.light}`,
  });
  const list = { name: "ink", style: `margin:0 0 16px;padding:0;padding-${start}:26px` };
  const cell = `padding:6px 10px;border-bottom:1px solid ${rule.light};text-align:${start};vertical-align:top`;
  const small = { name: "muted", style: `font-size:14px;line-height:22px;color:${muted.light}` };
  return {
    p: { name: "ink", style: "margin:0 0 16px" },
    h3: heading(21, 28),
    h4: heading(18, 26),
    h5: heading(16, 24),
    h6: heading(16, 24),
    ul: list,
    ol: list,
    dl: { name: "ink", style: "margin:0 0 16px" },
    dt: { style: "font-weight:600" },
    dd: { style: `margin:0 0 8px;margin-${start}:26px` },
    li: { style: "margin:0 0 6px" },
    blockquote: {
      name: "rule",
      style: `margin:0 0 16px;padding:0;padding-${start}:16px;border-${start}:3px solid ${rule.light}`,
    },
    a: { name: "accent", style: `color:${accent.light}` },
    hr: { name: "rule", style: `margin:28px 0;border:0;border-top:1px solid ${rule.light}` },
    pre: {
      name: "code",
      style: `margin:0 0 16px;padding:12px 14px;border-radius:4px;${ground};font-family:${code.font};font-size:14px;line-height:21px;white-space:pre-wrap;overflow-wrap:anywhere;word-break:break-word;text-align:left`,
    },
    code: {
      name: "code",
      style: `padding:1px 4px;border-radius:3px;${ground};font-family:${code.font};font-size:14px;overflow-wrap:anywhere`,
    },
    kbd: { style: `font-family:${code.font};font-size:14px` },
    samp: { style: `font-family:${code.font};font-size:14px` },
    // Columns are as wide as their longest words, and not as their letters.
    table: {
      name: "ink",
      style: "border-collapse:collapse;font-size:15px;line-height:22px;word-break:normal",
    },
    caption: { ...small, style: `${small.style};padding:0 0 6px;text-align:${start}` },
    th: { name: "rule", style: `${cell};font-weight:600` },
    td: { name: "rule", style: cell },
    figcaption: { ...small, style: `margin:6px 0 16px;${small.style}` },
    summary: { name: "ink", style: "margin:0 0 8px;font-weight:600" },
    figure: { style: "margin:0 0 16px" },
    mark: { name: "mark", style: `background-color:${code.mark.light};color:${ink.light}` },
    sup: { style: "font-size:13px;line-height:0" },
    sub: { style: "font-size:13px;line-height:0" },
    small: { style: "font-size:14px" },
  };
}
