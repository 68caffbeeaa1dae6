import { themeFor } from "../../digest/theme.ts";
import type { Config } from "../../model/config.ts";
import type { PreviewLook } from "../../web/preview/shown.ts";

/** The colours and fonts of the blog's own digest, for the pages around it. */
export function lookOf(config: Config | undefined): PreviewLook {
  const theme = themeFor(config?.site.language ?? "en", config?.digest.look);
  const { page, paper, ink, muted, accent, rule, bodyFont, headingFont, code } = theme;
  return {
    shades: { page, paper, ink, muted, accent, rule },
    bodyFont,
    headingFont,
    codeFont: code.font,
  };
}
