/** The people whom posts name by a key, from the files in which generators keep them. */
import { placeAt } from "../../lib/place.ts";
import { readToml } from "../../lib/toml.ts";
import { readYaml } from "../../lib/yaml.ts";
import type { ProjectFiles } from "../../model/ports.ts";
import type { Author } from "../../model/post.ts";
import type { Problem } from "../../model/problem.ts";
import { authorBook, type AuthorBook } from "../head/authors.ts";
import { valueOf } from "../head/plain-values.ts";
import { dataUnreadable } from "../problems.ts";

export interface Book {
  readonly book: AuthorBook;
  /** The files it was read from. */
  readonly files: ReadonlySet<string>;
}

/**
 * The people that posts may name by a key, from the places where generators keep them: `authors.yml`
 * in a posts folder (Docusaurus), `.authors.yml` there or above (Material for MkDocs), `_data/authors.yml` (Jekyll) or `data/authors.yml` (Hugo, Zola) in
 * it or above it. A folder of that name may have a file for each of them instead: `authors/ada.json` beside the
 * posts' folder (Astro) or in it, `data/authors/ada.toml` (Hugo), `authors/ada/_index.md`. The nearest wins.
 *
 * @param settings people by key in the settings of the site, who count less than those in any file
 */
export function readAuthorBook(
  folders: readonly string[],
  files: ProjectFiles,
  problems: Problem[],
  settings: Readonly<Record<string, unknown>> = {},
): Book {
  const book = new Map<string, ReturnType<AuthorBook["get"]> & object>();
  const used = new Set<string>();
  for (const path of new Set(folders.flatMap(placesFor))) {
    const bytes = files.read(path, MOST_BYTES);
    if (!bytes) continue;
    const text = new TextDecoder().decode(bytes);
    const read = path.endsWith(".toml") ? readToml(text) : readYaml(text);
    const fault = "fault" in read ? read.fault : "faults" in read ? read.faults[0] : undefined;
    if (fault) {
      problems.push(dataUnreadable(placeAt(path, text, fault), fault.message));
      continue;
    }
    used.add(path);
    for (const [key, author] of authorBook(valueOf(read.value))) {
      if (!book.has(key)) book.set(key, author);
    }
  }
  for (const folder of new Set(folders.flatMap(foldersFor))) {
    for (const [path, author, key] of peopleIn(folder, files)) {
      if (book.has(key)) continue;
      used.add(path);
      book.set(key, author);
    }
  }
  for (const [key, author] of authorBook(valueOf(settings))) {
    if (!book.has(key)) book.set(key, author);
  }
  return { book, files: used };
}

const MOST_BYTES = 1024 * 1024;

function placesFor(folder: string): string[] {
  const parts = folder === "." ? [] : folder.split("/");
  const places: string[] = [];
  for (let depth = parts.length; depth >= 0; depth--) {
    const base = parts
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join("");
    const data = [`${base}_data/authors`, `${base}data/authors`];
    const hidden = depth >= parts.length - 1 ? [`${base}.authors`] : [];
    const names = [...(depth === parts.length ? [`${base}authors`] : []), ...hidden, ...data];
    places.push(...names.flatMap((name) => EXTENSIONS.map((extension) => name + extension)));
  }
  return places;
}

const EXTENSIONS = [".yml", ".yaml", ".json", ".toml"];

function foldersFor(folder: string): string[] {
  const parts = folder === "." ? [] : folder.split("/");
  const above = parts.flatMap((_, index) => {
    const base = parts
      .slice(0, parts.length - 1 - index)
      .map((part) => `${part}/`)
      .join("");
    const data = [`${base}data/authors`, `${base}_data/authors`];
    // On top of a project it may be anything.
    return base === "" ? data : [`${base}authors`, ...data];
  });
  // All of a site's sections may be posts, and its people one more of them.
  return parts.length === 0 ? [] : [`${folder}/authors`, ...above];
}

const PERSON = /^([^/]+)(?:\/_?index)?\.(?:json|toml|ya?ml|mdx?)$/;
const MOST_PEOPLE = 1000;

/** Path, author and key of everybody who has a file of their own. */
function peopleIn(folder: string, files: ProjectFiles): [string, Author, string][] {
  const listed = files.list(folder).slice(0, MOST_PEOPLE);
  return listed.flatMap(({ path }): [string, Author, string][] => {
    const key = PERSON.exec(path.slice(folder.length + 1))?.[1];
    const bytes = key === undefined ? undefined : files.read(path, PERSON_BYTES);
    if (key === undefined || !bytes) return [];
    const text = new TextDecoder().decode(bytes);
    const header = /^(---|\+\+\+)\r?\n([^]*?)^\1\s*$/m.exec(text);
    const isToml = header ? header[1] === "+++" : path.endsWith(".toml");
    const read = isToml ? readToml(header?.[2] ?? text) : readYaml(header?.[2] ?? text);
    // Hugo's page of an author has a title for the name.
    const own = { name: asTable(read.value)["title"], ...asTable(read.value) };
    const [author] = authorBook(valueOf({ [key]: own })).values();
    return author ? [[path, author, key.toLowerCase()]] : [];
  });
}

const PERSON_BYTES = 16_384;

function asTable(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.assign(Object.create(null), value);
}
