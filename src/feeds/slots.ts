/**
 * The finishing step of both XML formats. The package `feed` lays a feed out: which elements, in which
 * order, with which dates. Wherever it would write a value wrongly it is handed a slot instead, and
 * the element that holds the slot makes room for ours afterwards. So no word of a person passes
 * through the package, a slot cannot occur in anybody's text, and one pass over a short layout is enough.
 */
export interface Slots {
  /**
   * Keeps finished elements and gives a string that stands for them: legal as text, in CDATA and as
   * an absolute address. With nothing to keep, the element that holds it goes.
   */
  readonly keep: (elements: readonly string[]) => string;
  /**
   * The layout with each element that holds a slot replaced by what was kept there, every element on
   * a line of its own.
   *
   * @throws Error when the layout does not hold every slot exactly once: the package has changed
   */
  readonly fill: (layout: string) => string;
}

export function makeSlots(): Slots {
  const kept: (readonly string[])[] = [];
  return {
    keep(elements) {
      kept.push(elements);
      return `slot:${kept.length - 1}`;
    },
    fill(layout) {
      const filled = new Set<number>();
      let text = "";
      let end = 0;
      for (const match of layout.matchAll(HOLDER)) {
        const [holder, indent = "", , inAttribute, inText] = match;
        const slot = Number(inAttribute ?? inText);
        filled.add(slot);
        text += layout.slice(end, match.index);
        for (const element of kept[slot] ?? []) text += indent + element;
        end = match.index + holder.length;
      }
      if (filled.size !== kept.length) {
        throw new Error(
          `${kept.length - filled.size} of ${kept.length} slots are not in the layout`,
        );
      }
      return text + layout.slice(end);
    },
  };
}

// `<link href="slot:1"/>`, `<id>slot:1</id>` or `<title><![CDATA[slot:1]]></title>`, with the line
// break and the indentation before it.
const HOLDER =
  /(\n *)<([\w:]+)(?: [^<>]*"slot:(\d+)"[^<>]*\/>|(?: [^<>]*)?>(?:<!\[CDATA\[)?slot:(\d+)(?:\]\]>)?<\/\2>)/g;
