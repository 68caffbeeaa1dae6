/** Style sheets of a mail, as far as mail programs know them: rules with simple selectors, and media. */
import { type MailElement, outwards } from "./tree.ts";

export interface Rule {
  /** One selector. */
  readonly selector: string;
  /** The same taken apart; absent where it is of a kind that few mail programs know. */
  readonly parts?: readonly Compound[];
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
          const parts = compoundsOf(selector.trim());
          rules.push({ selector: selector.trim(), ...(parts && { parts }), declarations, media });
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

/** One step of a selector, such as `p.muted`. */
interface Compound {
  readonly tag: string;
  readonly classes: readonly string[];
  readonly ids: readonly string[];
  /** It stands directly in what the step before it meets. */
  readonly isChild: boolean;
}

function compoundsOf(selector: string): readonly Compound[] | undefined {
  const parts = selector.replace(/\s*>\s*/g, " >").split(/\s+/);
  if (!parts.every((part) => COMPOUND.test(part))) return undefined;
  return parts.map((part) => ({
    tag: /^>?([a-z][\w-]*)/i.exec(part)?.[1]?.toLowerCase() ?? "",
    classes: Array.from(part.matchAll(/\.([\w-]+)/g), ([, name = ""]) => name),
    ids: Array.from(part.matchAll(/#([\w-]+)/g), ([, name = ""]) => name),
    isChild: part.startsWith(">"),
  }));
}

const COMPOUND = /^>?(?=.)(?:[a-z][\w-]*)?(?:[.#][\w-]+)*$/i;

/** How specific the rule's selector is, as one number; undefined where it does not meet the element. */
export function specificity({ parts }: Rule, element: MailElement): number | undefined {
  if (!parts || !meets(parts, parts.length - 1, element)) return undefined;
  return parts.reduce(
    (sum, { tag, classes, ids }) =>
      sum + ids.length * 100 + classes.length * 10 + (tag === "" ? 0 : 1),
    0,
  );
}

function meets(parts: readonly Compound[], at: number, element: MailElement): boolean {
  const part = parts[at];
  if (!part) return true;
  if (!meetsOne(part, element)) return false;
  if (at === 0) return true;
  if (!element.parent) return false;
  if (part.isChild) return meets(parts, at - 1, element.parent);
  for (const outer of outwards(element.parent)) if (meets(parts, at - 1, outer)) return true;
  return false;
}

function meetsOne({ tag, classes, ids }: Compound, element: MailElement): boolean {
  if (tag !== "" && tag !== element.tag) return false;
  const { id, class: named = "" } = element.attributes;
  if (!ids.every((each) => each === id)) return false;
  return classes.every((name) => ` ${named} `.includes(` ${name} `));
}
