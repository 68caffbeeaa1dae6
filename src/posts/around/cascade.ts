/** Hugo's `cascade`: what its settings and the pages of its sections say of many pages at once. */
import { FACTS, type FactName, fieldsOnly, fieldsOf, withDefaults } from "../head/fields.ts";
import { entryOf, type Fields, textOf, type Value } from "../head/value.ts";
import { glob } from "./glob.ts";

/** A page, as cascades ask for it. */
export interface CascadePage {
  /** Below the content, such as `/posts/hello`: in lower case, without extension and language. */
  readonly path: string;
  /** The site's name for its language. */
  readonly language: string;
}

export interface Cascade {
  readonly fields: Fields;
  /** As it is written, whom it holds for; everybody if absent. */
  readonly target?: Target;
  readonly applies: (page: CascadePage) => boolean;
}

interface Target {
  readonly path?: string;
  readonly lang?: string;
}

/** The cascades that stand behind that key, those left out that hold for no page that is a post. */
export function cascadesOf(value: Value | undefined): readonly Cascade[] {
  const tables = value?.is === "list" ? value.items : [value];
  return tables.flatMap((table): Cascade[] => {
    if (table?.is !== "table") return [];
    const target = entryOf(table, "target");
    const kind = textOf(entryOf(target, "kind"));
    const environment = textOf(entryOf(target, "environment"));
    if (kind !== undefined && !glob(kind)("page")) return [];
    if (environment !== undefined && !glob(environment)("production")) return [];
    const [path, lang] = [textOf(entryOf(target, "path")), textOf(entryOf(target, "lang"))];
    const whom = { ...(path !== undefined && { path }), ...(lang !== undefined && { lang }) };
    const fields = fieldsOnly(fieldsOf(table.entries), CASCADED);
    return [{ fields, ...(target && { target: whom }), applies: pagesOf(whom) }];
  });
}

function pagesOf({ path, lang }: Target): Cascade["applies"] {
  const [isPath, isLanguage] = [
    path === undefined ? undefined : glob(rooted(path)),
    lang === undefined ? undefined : glob(lang.toLowerCase()),
  ];
  return (page) =>
    (isPath?.(page.path) ?? true) && (isLanguage?.(page.language.toLowerCase()) ?? true);
}

// Two posts with one name, one of them would hide the other.
const OWN: ReadonlySet<FactName> = new Set(["id", "slug", "abbrlink", "aliases", "cascade"]);
const CASCADED = FACTS.filter((fact) => !OWN.has(fact));

/** The fields, and what these cascades say that the fields do not; the first counts most. */
export function withCascades(
  fields: Fields,
  cascades: readonly Cascade[],
  page: CascadePage,
): Fields {
  let all = fields;
  for (const { fields: cascaded, applies } of cascades) {
    if (applies(page)) all = withDefaults(all, cascaded, CASCADED);
  }
  return all;
}

// The extension of a page's file is no part of its path, though some name it.
function rooted(path: string): string {
  const name = path.toLowerCase().replace(/\.(?:md|html)$/, "");
  return name.startsWith("/") || name.startsWith("*") || name.startsWith("{") ? name : `/${name}`;
}
