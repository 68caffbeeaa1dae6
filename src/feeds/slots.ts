/**
 * How a value of ours gets to where the package `feed` would put one. The package lays a feed out: which
 * elements, in which order. It is handed slots instead of values, and the element that holds a slot makes
 * room for ours afterwards. So no word of a person passes through the package, and one entry laid out is
 * the pattern of all: a feed of ten thousand posts costs the package no more than a feed of one.
 */

import type { Text } from "../model/output.ts";

/** What stands for the elements of that name: legal as text, in CDATA and as an absolute address. */
export function slot(name: string): string {
  return `slot:${name}`;
}

/** The same where the package wants a date. */
export class DateSlot extends Date {
  readonly #name: string;

  constructor(name: string) {
    super(0);
    this.#name = name;
  }

  override toISOString(): string {
    return slot(this.#name);
  }

  override toUTCString(): string {
    return slot(this.#name);
  }
}

/** By slot, the finished elements that take the place of its own; with none, the place goes. */
export type Filling = Readonly<Record<string, readonly Text[]>>;

/**
 * A layout whose slots can be filled again and again. Every element stands on a line of its own. What comes
 * out is in pieces, so that an element that is long and in pieces itself is not copied into a longer text.
 *
 * @throws Error when what is given is not for each slot of the layout once: the package has changed
 */
export type Pattern = (filling: Filling) => readonly string[];

export function patternOf(layout: string): Pattern {
  const parts: { readonly before: string; readonly indent: string; readonly name: string }[] = [];
  let end = 0;
  for (const match of layout.matchAll(HOLDER)) {
    const [holder, indent = "", , inAttribute, inText] = match;
    const name = inAttribute ?? inText ?? "";
    parts.push({ before: layout.slice(end, match.index), indent, name });
    end = match.index + holder.length;
  }
  const after = layout.slice(end);
  const slots = new Set(parts.map(({ name }) => name));
  return (filling) => {
    const given = Object.keys(filling);
    const isForEach = given.length === parts.length && given.every((name) => slots.has(name));
    if (!isForEach || slots.size < parts.length) {
      const laidOut = parts.map(({ name }) => name).join(", ");
      throw new Error(`the layout has slots for ${laidOut}, and not for ${given.join(", ")}`);
    }
    const pieces: string[] = [];
    let text = "";
    for (const { before, indent, name } of parts) {
      text += before;
      for (const element of filling[name] ?? []) {
        if (typeof element === "string") text += indent + element;
        else {
          const [first = "", ...others] = element;
          pieces.push(text + indent + first, ...others);
          text = "";
        }
      }
    }
    return [...pieces, text + after];
  };
}

// `<link href="slot:page"/>`, `<id>slot:id</id>` or `<title><![CDATA[slot:title]]></title>`, with the line
// break and the indentation before it.
const HOLDER =
  /(\n *)<([\w:]+)(?: [^<>]*"slot:(\w+)"[^<>]*\/>|(?: [^<>]*)?>(?:<!\[CDATA\[)?slot:(\w+)(?:\]\]>)?<\/\2>)/g;

/** A layout of one entry, cut around what is inside of that entry's element. */
export interface CutLayout {
  /** Up to the entry. */
  readonly before: string;
  /** The line break and the indentation before the entry's tag. */
  readonly indent: string;
  /** From behind the start tag to the end of the end tag. */
  readonly inside: string;
  readonly after: string;
}

/**
 * @param name of the element
 * @throws Error when the layout does not hold one such element
 */
export function cutAround(name: string, layout: string): CutLayout {
  const [before = "", entry, ...others] = layout.split(`<${name}>`);
  const end = entry?.indexOf(`</${name}>`) ?? -1;
  if (entry === undefined || end < 0 || others.length > 0) {
    throw new Error(`there is not one ${name} in the layout`);
  }
  const whole = end + name.length + 3;
  const indent = /\n *$/.exec(before)?.[0] ?? "";
  return {
    before: before.slice(0, before.length - indent.length),
    indent,
    inside: entry.slice(0, whole),
    after: entry.slice(whole),
  };
}
