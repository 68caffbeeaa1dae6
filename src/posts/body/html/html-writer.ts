/** Writes HTML that nests: whatever it is told, what it wrote is balanced and is XML as well. */
import { VOID_ELEMENTS } from "./allow-list.ts";
import { closingOf, inCell, type Opening, openingOf } from "./nesting.ts";

export interface HtmlWriter {
  /**
   * Opens an element, closing and opening around it what HTML's parser would.
   *
   * @param name what its end tag will be called
   * @param tag the finished start tag
   * @param written what it is written as, if not by its name
   * @returns where `tag` stands in the parts, or undefined if the element may not stand here
   */
  open(name: string, tag: string, written?: string): number | undefined;
  close(name: string): void;
  /** Writes markup that is balanced in itself. */
  write(markup: string): void;
  text(escaped: string): void;
  /** Whether such an element is open. */
  isIn(name: string): boolean;
  /** The names of what is open, outermost first. */
  readonly stack: readonly string[];
  /** What was written, piece by piece: a start tag is one piece and may be replaced. */
  readonly parts: string[];
  /** Closes all that is open. */
  end(): void;
}

/** Elements nested deeper than this are dropped: no reader shows them, and some fall over them. */
const DEEPEST = 100;

/**
 * @param onDrop told the least index of parts that were taken back, when an empty element goes
 */
export function htmlWriter(onDrop: (from: number) => void): HtmlWriter {
  const parts: string[] = [];
  const stack: string[] = [];
  const written: string[] = [];
  const starts: number[] = [];

  function push(name: string, tag: string, as: string): number {
    stack.push(name);
    written.push(as);
    parts.push(tag);
    starts.push(parts.length - 1);
    return parts.length - 1;
  }

  function popTo(keep: number): void {
    while (stack.length > keep) {
      stack.pop();
      const as = written.pop() ?? "";
      const start = starts.pop() ?? 0;
      if (isEmptyElement(as, start)) {
        parts.length = start;
        onDrop(start);
      } else parts.push(`</${as}>`);
    }
  }

  function make({ keep, between = [] }: Opening): void {
    popTo(keep);
    for (const name of between) push(name, `<${name}>`, name);
  }

  // What is left of a paragraph or an item that held nothing but a dropped tag, or of a link around a
  // dropped image. An element with an attribute is somebody's target, or bears a language.
  function isEmptyElement(as: string, start: number): boolean {
    if (as !== "p" && as !== "li" && as !== "a" && as !== "span") return false;
    const tag = parts[start] ?? "";
    if (as === "a" ? tag.includes(" id=") : tag.length > as.length + 2) return false;
    if (as === "a" || as === "span") return parts.length === start + 1;
    for (let at = start + 1; at < parts.length; at++) {
      if (/\S/.test(parts[at] ?? "")) return false;
    }
    return true;
  }

  return {
    parts,
    stack,
    open(name, tag, as = name) {
      const opening = openingOf(name, stack);
      if (!opening) return undefined;
      if (opening.keep >= DEEPEST) return undefined;
      make(opening);
      if (!VOID_ELEMENTS.has(name)) return push(name, tag, as);
      parts.push(tag);
      return parts.length - 1;
    },
    close(name) {
      const found = closingOf(name, stack);
      if (found >= 0) popTo(found);
    },
    write: (markup) => void parts.push(markup),
    text(escaped) {
      const place = inCell(stack.length, stack);
      if (place.between && /\S/.test(escaped)) make(place);
      parts.push(escaped);
    },
    isIn: (name) => stack.includes(name),
    end: () => popTo(0),
  };
}
