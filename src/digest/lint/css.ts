/** Style sheets of a mail, as far as mail programs know them: rules with simple selectors, and media. */
import { type MailElement, outwards } from "./tree.ts";

export interface Rule {
  /** One selector. */
  readonly selector: string;
  readonly declarations: readonly Declaration[];
  /** The media or feature query around it; empty if there is none. */
  readonly media: string;
}

export interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

/** The rules of a style sheet in their order, and the names and texts of at-rules without a block. */
export function parseSheet(text: string): { rules: Rule[]; statements: string[] } {
  const rules: Rule[] = [];
  const statements: string[] = [];
  const read = (source: string, media: string): void => {
    let rest = source;
    for (;;) {
      const [before = ""] = /^[^{};]*/.exec(rest) ?? [];
      const mark = rest[before.length];
      const head = before.trim();
      if (mark === undefined) return;
      if (mark !== "{") {
        if (head.startsWith("@")) statements.push(head);
        rest = rest.slice(before.length + 1);
        continue;
      }
      const end = blockEnd(rest, before.length);
      const inner = rest.slice(before.length + 1, end);
      rest = rest.slice(end + 1);
      if (/^@(media|supports|layer|container)\b/i.test(head))
        read(inner, `${media} ${head}`.trim());
      else if (!head.startsWith("@")) {
        const declarations = parseDeclarations(inner);
        for (const selector of head.split(",")) {
          rules.push({ selector: selector.trim(), declarations, media });
        }
      }
    }
  };
  read(text.replace(/\/\*[\s\S]*?\*\//g, " "), "");
  return { rules, statements };
}

function blockEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

/** What stands in a block or in a `style` attribute. */
export function parseDeclarations(text: string): Declaration[] {
  return text.split(/;(?![^(]*\))/).flatMap((part) => {
    const [, property = "", value = ""] = /^\s*([\w-]+)\s*:\s*([\s\S]*?)\s*$/.exec(part) ?? [];
    if (property === "" || value === "") return [];
    return [
      {
        property: property.toLowerCase(),
        value: value.replace(/\s*!\s*important$/i, ""),
        important: /!\s*important$/i.test(value),
      },
    ];
  });
}

/**
 * How specific a selector is that meets the element, as one number; undefined where it does not, or is
 * of a kind that few mail programs know.
 */
export function specificity(selector: string, element: MailElement): number | undefined {
  const parts = selector.replace(/\s*>\s*/g, " >").split(/\s+/);
  if (!parts.every((part) => COMPOUND.test(part))) return undefined;
  return meets(parts, element) ? parts.reduce((sum, part) => sum + weightOf(part), 0) : undefined;
}

const COMPOUND = /^>?(?=.)(?:[a-z][\w-]*)?(?:[.#][\w-]+)*$/i;

function meets(parts: readonly string[], element: MailElement): boolean {
  const last = parts.at(-1);
  if (last === undefined) return true;
  if (!meetsOne(last.replace(/^>/, ""), element)) return false;
  const before = parts.slice(0, -1);
  if (before.length === 0) return true;
  if (!element.parent) return false;
  if (last.startsWith(">")) return meets(before, element.parent);
  return [...outwards(element.parent)].some((outer) => meets(before, outer));
}

function meetsOne(compound: string, { tag, attributes }: MailElement): boolean {
  const [, name = "", marks = ""] = /^([a-z][\w-]*)?(.*)$/i.exec(compound) ?? [];
  if (name !== "" && name.toLowerCase() !== tag) return false;
  const classes = (attributes["class"] ?? "").split(/\s+/);
  return (marks.match(/[.#][\w-]+/g) ?? []).every((mark) =>
    mark.startsWith(".") ? classes.includes(mark.slice(1)) : attributes["id"] === mark.slice(1),
  );
}

function weightOf(compound: string): number {
  const ids = compound.match(/#/g)?.length ?? 0;
  const classes = compound.match(/\./g)?.length ?? 0;
  return ids * 100 + classes * 10 + (/^>?[a-z]/i.test(compound) ? 1 : 0);
}
