/** What Jekyll's settings say of Markdown. */
import type { SiteRules } from "../../model/site-rules.ts";
import { setting, type Settings, textSetting } from "./settings.ts";

/**
 * Whether quotes become curly, and whether each line is one: kramdown makes curly quotes unless told not to,
 * the others only if told to (jekyllrb.com/docs/configuration/markdown).
 */
export function jekyllMarkdown(settings: Settings): Pick<SiteRules, "typographic" | "hardBreaks"> {
  const engine = textSetting(settings, "markdown")?.value.toLowerCase() ?? "kramdown";
  if (engine === "kramdown" || engine === "gfm") {
    const [single = ""] = wordsIn(settings, "kramdown.smart_quotes");
    const isPlain = wordsIn(settings, "kramdown.gfm_quirks").includes("no_auto_typographic");
    return {
      ...((single === "apos" || single === "'" || isPlain) && { typographic: false }),
      ...(setting(settings, "kramdown.hard_wrap")?.value === true && { hardBreaks: true }),
    };
  }
  const name = engine.startsWith("commonmark") ? "commonmark" : engine;
  const told = ["extensions", "options"].flatMap((key) => wordsIn(settings, `${name}.${key}`));
  return {
    ...(!told.includes("smart") && { typographic: false }),
    ...((told.includes("hard_wrap") || told.includes("hardbreaks")) && { hardBreaks: true }),
  };
}

/** A list, or a text of words with commas between them; in lower case. */
function wordsIn(settings: Settings, path: string): string[] {
  const value = setting(settings, path)?.value;
  const words = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  return words
    .filter((word) => typeof word === "string")
    .map((word) => word.trim().replace(/^:/, "").toLowerCase());
}
