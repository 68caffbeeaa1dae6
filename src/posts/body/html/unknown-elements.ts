/**
 * Elements that HTML doesn't know. Half of them are none: `List<String>`, `<your name>`. Who opens one
 * with attributes, or closes it, means an element: then its tags go and its text stays. Otherwise the
 * tag is text.
 */
import { escapeMarkup } from "../../../lib/text.ts";
import { type ChangeCounter, quoted } from "../changes.ts";
import type { HtmlWriter } from "./html-writer.ts";

export interface UnknownElements {
  /** @param written the name as its author wrote it */
  open(name: string, written: string, isBare: boolean): void;
  close(name: string): void;
  /** Nothing more comes. */
  end(): void;
}

export function unknownElements(writer: HtmlWriter, changes: ChangeCounter): UnknownElements {
  const shown = new Map<string, { readonly part: number; readonly text: string }[]>();

  function drop(name: string): void {
    changes.add(`unknown element ${quoted(name)} dropped, its text kept`);
  }

  return {
    open(name, written, isBare) {
      if (!isBare || !/^[a-z][a-z0-9]*$/.test(name)) return drop(name);
      const text = escapeMarkup(`<${written}>`);
      writer.text(text);
      const entry = { part: writer.parts.length - 1, text };
      const same = shown.get(name);
      if (same) same.push(entry);
      else shown.set(name, [entry]);
    },
    close(name) {
      const last = shown.get(name)?.pop();
      if (!last) return;
      // It may have gone with what was around it.
      if (writer.parts[last.part] === last.text) writer.parts[last.part] = "";
      drop(name);
    },
    end() {
      for (const [name, entries] of shown) {
        for (const _ of entries) changes.add(`unknown element ${quoted(name)} shown as text`);
      }
    },
  };
}
