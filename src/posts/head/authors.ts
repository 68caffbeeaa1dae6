import type { Author } from "../../model/post.ts";
import { fieldFor } from "./fields.ts";
import { plainText } from "./plain.ts";
import { entryOf, type Fields, keyName, textOf, type Value } from "./value.ts";

/** People that posts name by a key, such as those of `_data/authors.yml`. */
export type AuthorBook = ReadonlyMap<string, Author>;

/**
 * Who wrote a post: names, keys of the book, or tables with `name`, `url` and `email`. Empty where
 * nobody is named.
 */
export function authorsOf(fields: Fields, book: AuthorBook): Author[] {
  const field = fieldFor(fields, "authors");
  if (!field) return authorsInTables(fields, book);
  const { value } = field;
  const isList = keyName(field.key) === "authors";
  const authors = peopleIn(value, isList, book);
  const [only, ...others] = authors;
  if (!only || others.length > 0) return distinct(authors);
  const url = webAddress(textOf(fieldFor(fields, "authorUrl")?.value));
  const email = mailAddress(textOf(fieldFor(fields, "authorEmail")?.value));
  return [{ ...only, ...(url && { url }), ...(email && { email }) }];
}

// Zola and Hugo have a table for what themes make of a post, and Zola one for what it is filed under.
function authorsInTables(fields: Fields, book: AuthorBook): Author[] {
  for (const table of ["taxonomies", "extra"] as const) {
    const value = fieldFor(fields, table)?.value;
    const [several, one] = [entryOf(value, "authors"), entryOf(value, "author")];
    const written = several ?? one;
    if (written) return distinct(peopleIn(written, written === several, book));
  }
  return [];
}

function distinct(authors: readonly Author[]): Author[] {
  return [...new Map(authors.map((author) => [author.name, author])).values()];
}

function peopleIn(value: Value, several: boolean, book: AuthorBook): Author[] {
  if (value.is === "list") return value.items.flatMap((item) => peopleIn(item, false, book));
  if (value.is === "table") return listOf(personIn(value, undefined, book));
  const text = textOf(value);
  if (text === undefined) return [];
  if (!/[,;]/.test(text)) return listOf(personNamed(text, book));
  // `Jones, Jr.` is one person where the key speaks of one; keys of the book are always keys.
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const listed = parts.length > 1 && (several || parts.every((part) => book.has(keyOf(part))));
  return (listed ? parts : [text]).flatMap((part) => personNamed(part, book) ?? []);
}

function listOf(author: Author | undefined): Author[] {
  return author ? [author] : [];
}

function personNamed(written: string, book: AuthorBook): Author | undefined {
  // `{{ site.author }}`: who that is only a program would tell, and the site's own author stands in.
  if (written.includes("{{")) return undefined;
  const known = book.get(keyOf(written));
  if (known) return known;
  if (written.includes("](") || written.includes("**")) return markedPerson(written);
  if (!written.includes("<")) return personAsInRss(written) ?? calledBy(plainText(written));
  const [, called = written, address = ""] = /^([^<>]*[^<>\s])\s*<([^<>\s]+)>$/.exec(written) ?? [];
  const name = plainText(called);
  if (name === "") return undefined;
  const [url, email] = [webAddress(address), mailAddress(address)];
  return { name, ...(url && { url }), ...(email && { email }) };
}

// `[Ada](https://ada.example)`, `**Ada** (Example)`: as themes read it that take the name for Markdown.
function markedPerson(written: string): Author | undefined {
  const unlinked = written.replace(new RegExp(LINK, "g"), "$1");
  const name = plainText(unlinked.replace(/\*\*([^*]{1,200})\*\*/g, "$1"));
  const [whole, , address] = LINK.exec(written) ?? [];
  const url = whole === written.trim() ? webAddress(address) : undefined;
  return name === "" ? undefined : { name, ...(url && { url }) };
}

const LINK = /\[([^[\]]{1,200})\]\(([^()\s]{1,500})\)/;

// `ada@blog.example (Ada)`: who reads it whole as a name publishes the address.
function personAsInRss(written: string): Author | undefined {
  const [, address, called = ""] =
    /^([^\s@]+@[^\s@]+)\s+\(([^()]{1,200})\)$/.exec(written.trim()) ?? [];
  const email = mailAddress(address);
  const name = plainText(called);
  return email === undefined || name === "" ? undefined : { name, email };
}

function calledBy(name: string): Author | undefined {
  return name === "" ? undefined : { name };
}

/** @param fallback the name of somebody whose table has none */
function personIn(
  value: Value,
  fallback: string | undefined,
  book: AuthorBook,
): Author | undefined {
  const key = textOf(entryOf(value, "key"));
  const known = key === undefined ? undefined : book.get(keyOf(key));
  const written = textOf(entryOf(value, "name", "displayname", "fullname")) ?? fallback;
  const name = written === undefined ? known?.name : plainText(written);
  if (name === undefined || name === "") return undefined;
  const url = webAddress(
    textOf(entryOf(value, "url", "uri", "web", "website", "homepage", "site", "link")),
  );
  const email = mailAddress(textOf(entryOf(value, "email", "mail")));
  return { ...known, name, ...(url && { url }), ...(email && { email }) };
}

function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)
    ? new URL(text).href
    : undefined;
}

function mailAddress(text = ""): string | undefined {
  return /^[^\s@<>"(),:;\p{C}]+@[^\s@<>"(),:;\p{C}]+$/u.test(text) ? text : undefined;
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

/** Reads an authors file: a table by key, of tables or of plain names, or a list of tables with keys. */
export function authorBook(value: Value): AuthorBook {
  const book = new Map<string, Author>();
  // Material for MkDocs has them all below one key.
  const inner = entryOf(value, "authors");
  if (inner?.is === "table") return authorBook(inner);
  if (value.is === "table") {
    for (const [key, entry] of value.entries) {
      const named = entry.is === "scalar" ? personNamed(textOf(entry) ?? "", book) : undefined;
      const author = named ?? personIn(entry, key, book);
      if (author) book.set(keyOf(key), author);
    }
  } else if (value.is === "list") {
    for (const entry of value.items) {
      const key = textOf(entryOf(entry, "key", "id", "slug", "username"));
      const author = personIn(entry, key, book);
      if (key !== undefined && author) book.set(keyOf(key), author);
    }
  }
  return book;
}
