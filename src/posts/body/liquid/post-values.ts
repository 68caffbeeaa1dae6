/** What `page.…` and `site.…` stand for in a post of Jekyll's. */
import { readYaml } from "../../../lib/yaml.ts";
import type { Config } from "../../../model/config.ts";
import type { PostHead } from "../../../model/post.ts";
import type { LiquidValue, Lookup } from "./values.ts";

export interface PostValues {
  readonly lookup: Lookup;
  /** Whether the post's header says what the name stands for, and nothing else does. */
  readonly isOwn: (name: string) => boolean;
}

/** @param header the post's header as written, fences included */
export function postValues(head: PostHead, header: string, config: Config): PostValues {
  let table: HeaderValues | undefined;
  const own = (): HeaderValues => (table ??= headerValues(header));
  const { posts } = config;
  const variables = posts.rules?.variables ?? {};
  let usual: ReadonlyMap<string, LiquidValue> | undefined;
  const known = (): ReadonlyMap<string, LiquidValue> => (usual ??= usualValues(head, config));
  const computed = (name: string): LiquidValue | undefined => {
    if (name === "page.tags") return tagsOf(own().values);
    if (name !== "page.slug") return undefined;
    const slug = /(?:^|\/)(?:\d+-\d+-\d+-)?([^/]*?)\.[^./]*$/.exec(head.source)?.[1] ?? "";
    return own().values.get(name) ?? slug;
  };
  const isPage = (name: string): boolean =>
    name.startsWith("page.") && !known().has(name) && !COMPUTED.has(name.split(".")[1] ?? "");
  return {
    lookup(name) {
      const value = known().get(name) ?? computed(name);
      if (value !== undefined) return value;
      if (Object.hasOwn(variables, name)) return plainValue(variables[name]);
      if (name.startsWith("site.") && isUnset(name, config)) return null;
      if (!isPage(name)) return undefined;
      const written = own().values.get(name);
      const key = name.split(".")[1] ?? "";
      const isSaid = written !== undefined || own().keys.has(key) || isDefaulted(key, config);
      return isSaid ? written : null;
    },
    isOwn: (name) => isPage(name) && own().values.has(name),
  };
}

function usualValues(
  { title, url, published }: PostHead,
  { site }: Config,
): ReadonlyMap<string, LiquidValue> {
  const { origin, pathname } = new URL(site.url);
  const base = pathname.replace(/\/$/, "");
  const path = new URL(url).pathname;
  return new Map<string, LiquidValue>([
    ["page.title", title],
    ["page.url", path.startsWith(`${base}/`) ? path.slice(base.length) : path],
    ["page.date", { instant: published }],
    ["site.url", origin],
    ["site.baseurl", base],
    ["site.title", site.title],
    ["site.name", site.title],
    ["jekyll.environment", "production"],
  ]);
}

function plainValue(text: string | undefined): LiquidValue | undefined {
  return text === "true" || text === "false" ? text === "true" : text;
}

// Words in a text are so many tags.
function tagsOf(values: HeaderValues["values"]): LiquidValue {
  const written = values.get("page.tags");
  return typeof written === "string" ? written.split(/\s+/) : (written ?? []);
}

// What Jekyll makes of the rest of the blog, or of the post itself.
const COMPUTED: ReadonlySet<string> = new Set(
  "categories collection content excerpt ext id next output path previous relative_path slug tags".split(
    " ",
  ),
);

// What Jekyll has a value for that no setting is needed for.
const OF_EVERY_SITE: ReadonlySet<string> = new Set(
  (
    "categories collections data docs_to_write documents drafts excerpt_separator files github highlighter " +
    "html_files html_pages include exclude keep_files kramdown limit_posts lsi markdown markdown_ext pages " +
    "paginate_path permalink plugins posts quiet related_posts static_files tags time timezone"
  ).split(" "),
);

function isUnset(name: string, { posts }: Config): boolean {
  const key = (name.split(".")[1] ?? "").toLowerCase();
  return posts.rules?.settings?.includes(key) === false && !OF_EVERY_SITE.has(key);
}

function isDefaulted(key: string, { posts }: Config): boolean {
  return (posts.rules?.defaults ?? []).some(({ values }) => Object.hasOwn(values, key));
}

interface HeaderValues {
  /** By their whole names: `page.image.path`. */
  readonly values: ReadonlyMap<string, LiquidValue>;
  readonly keys: ReadonlySet<string>;
}

function headerValues(header: string): HeaderValues {
  const values = new Map<string, LiquidValue>();
  const yaml = /^---[ \t]*\r?\n([^]*?)^(?:---|\.\.\.)[ \t]*\r?$/m.exec(header)?.[1];
  const add = (value: unknown, name: string, depth: number): void => {
    if (isPlain(value)) values.set(name, value);
    else if (Array.isArray(value)) {
      if (value.every(isPlain)) values.set(name, value);
    } else if (typeof value === "object" && value !== null && depth < 3) {
      for (const [key, inner] of Object.entries(value)) add(inner, `${name}.${key}`, depth + 1);
    }
  };
  const read = yaml === undefined ? undefined : readYaml(yaml).value;
  add(read, "page", 0);
  const keys = typeof read === "object" && read !== null ? Object.keys(read) : [];
  return { values, keys: new Set(keys) };
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
