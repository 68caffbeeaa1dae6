/**
 * What a header says, before anybody asked what it means. Text stays as it was written, so that
 * `0123`, `1.10`, `12:30:45` and `2026-02-30` are what their author typed.
 */
import type { Span } from "../../lib/place.ts";

export type Value = Scalar | List | Table;

export interface Scalar {
  readonly is: "scalar";
  readonly text: string;
  /** In quotes a word is a word: `"null"`, `"no"`. */
  readonly quoted: boolean;
  /** Where it stands in the head's text; absent where the format's reader does not tell. */
  readonly span?: Span;
}

export interface List {
  readonly is: "list";
  readonly items: readonly Value[];
  readonly span?: Span;
}

export interface Table {
  readonly is: "table";
  readonly entries: ReadonlyMap<string, Value>;
  readonly span?: Span;
}

/** A key of a header with its value. */
export interface Field {
  /** As written. */
  readonly key: string;
  readonly value: Value;
  /** Where the key begins in the head's text; absent where the format's reader does not tell. */
  readonly at?: number;
}

/** The fields of a header, one slot for each name that is known; see `fields.ts`. */
export type Fields = readonly (Field | undefined)[];

/** What a header's reader found out. Spans are offsets in the head's text. */
export interface Reading {
  readonly fields: Fields;
  /** Why nothing could be read. */
  readonly fault?: HeaderFault;
  /** Fields whose value is no YAML and was taken as it stands. */
  readonly asText?: readonly Field[];
}

export interface HeaderFault {
  /** One line, lower case, no full stop. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly hint?: string;
}

/** `lastModifiedAt`, `last_modified_at` and `Last-Modified-At` are one name: `lastmodifiedat`. */
export function keyName(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, "");
}

/** Whether nothing is said: an empty value, `null`, `~`, an empty list. */
export function isNothing(value: Value): boolean {
  if (value.is === "list") return value.items.every(isNothing);
  if (value.is === "table") return value.entries.size === 0;
  return value.text === "" || (!value.quoted && value.text.length < 5 && NULL.test(value.text));
}

const NULL = /^(?:~|null|Null|NULL)$/;

/** The one text that is meant; `[Hello]`, which YAML takes for a list, means `Hello`. */
export function textOf(value: Value | undefined): string | undefined {
  if (!value || isNothing(value) || value.is === "table") return undefined;
  if (value.is === "scalar") return value.text.trim() || undefined;
  const texts = value.items.flatMap((item) => textOf(item) ?? []);
  return texts.length > 0 ? texts.join(", ") : undefined;
}

/** Every text in a value, lists in lists included. */
export function textsOf(value: Value | undefined, texts: string[] = []): string[] {
  if (value?.is === "list") {
    for (const item of value.items) textsOf(item, texts);
    return texts;
  }
  const text = textOf(value);
  if (text !== undefined) texts.push(text);
  return texts;
}

/** A value below a key of a table, whatever the key's case; undefined where there is none. */
export function entryOf(value: Value | undefined, ...names: readonly string[]): Value | undefined {
  if (value?.is !== "table") return undefined;
  for (const name of names) {
    for (const [key, inner] of value.entries) {
      if (keyName(key) === name && !isNothing(inner)) return inner;
    }
  }
  return undefined;
}

/**
 * Yes or no, in YAML 1.1's words too, in quotes too: whoever writes `draft: "yes"` does not want it
 * published. `unclear` is any other text, undefined nothing at all.
 */
export function flagOf(value: Value | undefined): boolean | "unclear" | undefined {
  const text = textOf(value)?.toLowerCase();
  if (text === undefined) return value?.is === "table" && !isNothing(value) ? "unclear" : undefined;
  if (/^(?:true|yes|on|y|1)$/.test(text)) return true;
  return /^(?:false|no|off|n|0)$/.test(text) ? false : "unclear";
}
