import type { Dialect } from "../../model/config.ts";
import { fieldFor, type FactName } from "./fields.ts";
import { plainText } from "./plain.ts";
import { entryOf, type Fields, textOf, textsOf, type Value } from "./value.ts";

/**
 * What a post is filed under: its tags, then its categories, each once, in the order written; its
 * keywords only where it has neither.
 *
 * In Jekyll a string of words in `tags` or `categories` is a list of them; elsewhere, and in `tag` and
 * `category`, it is one. With commas it is a list everywhere.
 */
export function tagsOf(fields: Fields, dialect: Dialect): string[] {
  const bySpace = dialect === "jekyll";
  const taxonomies = fieldFor(fields, "taxonomies")?.value;
  const filed = [
    ...named(fields, "tags", bySpace),
    ...named(fields, "tag", false),
    ...split(entryOf(taxonomies, "tags"), false),
    ...named(fields, "categories", bySpace),
    ...named(fields, "category", false),
    ...split(entryOf(taxonomies, "categories"), false),
  ];
  const tags = filed.length > 0 ? filed : named(fields, "keywords", false);
  return [...new Set(tags)].filter((tag) => dialect !== "eleventy" || !COLLECTIONS.has(tag));
}

/** Only the categories: what `:categories` in an address stands for. */
export function categoriesOf(fields: Fields, dialect: Dialect): string[] {
  const categories = named(fields, "categories", dialect === "jekyll");
  return [...new Set([...named(fields, "category", false), ...categories])];
}

// Eleventy's collections are tags that no reader ever sees.
const COLLECTIONS: ReadonlySet<string> = new Set(["all", "nav", "page", "post", "posts"]);

const NONE: readonly string[] = [];

function named(fields: Fields, fact: FactName, bySpace: boolean): readonly string[] {
  return split(fieldFor(fields, fact)?.value, bySpace);
}

function split(value: Value | undefined, bySpace: boolean): readonly string[] {
  if (!value) return NONE;
  const written = value.is === "list" ? textsOf(value) : splitText(textOf(value) ?? "", bySpace);
  return written.map(plainText).filter((tag) => tag !== "");
}

function splitText(text: string, bySpace: boolean): string[] {
  // `"Shadow DOM" "Web Components"`
  if (/^"[^"]+"(?:\s+"[^"]+")+$/.test(text)) return text.slice(1, -1).split(/"\s+"/);
  if (/[,，;]/.test(text)) return text.split(/[,，;]/);
  return bySpace ? text.split(/\s+/) : [text];
}
