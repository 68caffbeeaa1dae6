import type { Dialect } from "../../model/config.ts";
import { fieldFor } from "./fields.ts";
import { plainText } from "./plain.ts";
import { entryOf, type Fields, textOf, textsOf, type Value } from "./value.ts";

/**
 * What a post is filed under: its tags, then its categories, each once, in the order written; its
 * keywords only where it has neither.
 *
 * In Jekyll a string of words in `tags` or `categories` is a list of them; elsewhere, and in `tag` and
 * `category`, it is one. With commas it is a list everywhere.
 *
 * @param names what tags are called that have a key
 */
export function tagsOf(
  fields: Fields,
  dialect: Dialect,
  names?: ReadonlyMap<string, string>,
): string[] {
  const bySpace = dialect === "jekyll";
  const tags: string[] = [];
  add(tags, fieldFor(fields, "tags")?.value, bySpace);
  add(tags, fieldFor(fields, "tag")?.value, false);
  const taxonomies = fieldFor(fields, "taxonomies")?.value;
  if (taxonomies) add(tags, entryOf(taxonomies, "tags", "tag"), false);
  add(tags, fieldFor(fields, "categories")?.value, bySpace);
  add(tags, fieldFor(fields, "category")?.value, false);
  if (taxonomies) add(tags, entryOf(taxonomies, "categories", "category"), false);
  if (tags.length === 0) add(tags, fieldFor(fields, "keywords")?.value, false);
  // What themes have in a table of their own.
  if (tags.length === 0) add(tags, entryOf(fieldFor(fields, "extra")?.value, "tags"), false);
  const once = distinct(names?.size ? tags.map((tag) => names.get(tag) ?? tag) : tags);
  return dialect === "eleventy" ? once.filter((tag) => !COLLECTIONS.has(tag)) : once;
}

/** Only the categories: what `:categories` in an address stands for. */
export function categoriesOf(fields: Fields, dialect: Dialect): string[] {
  const categories: string[] = [];
  const [one, several] = [fieldFor(fields, "category"), fieldFor(fields, "categories")];
  if (dialect === "jekyll") {
    // In its addresses words are parted by spaces alone, and have their commas with them.
    const text = several?.value.is === "scalar" ? textOf(several.value) : undefined;
    if (text === undefined) add(categories, several?.value, false);
    else categories.push(...text.split(/\s+/));
    if (one?.value.is === "scalar") categories.push(textOf(one.value) ?? "");
    else add(categories, one?.value, false);
  } else {
    add(categories, one?.value, false);
    add(categories, several?.value, false);
  }
  return distinct(categories.filter((name) => name !== ""));
}

// Tags are a handful: a set of them costs more than a look at the others.
function distinct(texts: string[]): string[] {
  if (texts.length > 20) return [...new Set(texts)];
  return texts.filter((text, index) => texts.indexOf(text) === index);
}

// Eleventy's collections are tags that no reader ever sees.
const COLLECTIONS: ReadonlySet<string> = new Set(["all", "nav", "page", "post", "posts"]);

function add(tags: string[], value: Value | undefined, bySpace: boolean): void {
  if (!value) return;
  const written =
    value.is === "list"
      ? (labelsOf(value.items) ?? textsOf(value))
      : splitText(textOf(value) ?? "", bySpace);
  for (const text of written) {
    const tag = plainText(text);
    if (tag !== "") tags.push(tag);
  }
}

/** Tags that are tables, `{ label: One, permalink: /one }`; undefined where none is. */
function labelsOf(items: readonly Value[]): string[] | undefined {
  if (!items.some((item) => item.is === "table")) return undefined;
  return items.flatMap((item) => textOf(entryOf(item, "label", "name", "title") ?? item) ?? []);
}

function splitText(text: string, bySpace: boolean): string[] {
  // `"Shadow DOM" "Web Components"`
  if (/^"[^"]+"(?:\s+"[^"]+")+$/.test(text)) return text.slice(1, -1).split(/"\s+"/);
  if (/[,，;]/.test(text)) return text.split(/[,，;]/);
  return bySpace ? text.split(/\s+/) : [text];
}
