/**
 * reStructuredText without docutils: all of its body elements and inline markup, and the directives that
 * blogs use.
 */
import type { ChangeCounter } from "../changes.ts";
import { type BlockContext, blocksHtml } from "./blocks.ts";
import { substitutionHtml } from "./directives.ts";
import { linesOf } from "./lines.ts";
import { namesIn } from "./names.ts";
import { sectionsOf } from "./sections.ts";

/**
 * HTML, not yet safe. Never throws; time and memory grow linearly with the text. Directives that are not
 * known are counted.
 */
export function rstHtml(text: string, changes: ChangeCounter): string {
  const lines = linesOf(text);
  const names = namesIn(lines);
  const open = new Set<string>();
  const context: BlockContext = {
    names,
    sections: sectionsOf(lines),
    dropped: (what) => changes.add(what),
    substitute: (name) => {
      const written = names.substitutions.get(name);
      // A name that stands for itself stands for nothing.
      if (!written || open.has(name)) return undefined;
      open.add(name);
      const html = substitutionHtml(written, context);
      open.delete(name);
      return html;
    },
  };
  return blocksHtml(lines, context);
}
