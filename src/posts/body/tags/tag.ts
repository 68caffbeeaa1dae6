/** The nouns of template tags: what a site generator would have replaced in a post. */
import type { Config } from "../../../model/config.ts";
import type { PostHead } from "../../../model/post.ts";
import type { Lookup } from "../liquid/values.ts";

/**
 * How a tag is written: `{% block %}`, `{{ output }}`, `{{< shortcode >}}` (or `{{% %}}`), Zola's
 * `{{ call() }}` and `{% call() %}`, kramdown's `{: .attributes }`.
 */
export type TagForm = "block" | "output" | "shortcode" | "call" | "attributes";

export interface Tag {
  readonly form: TagForm;
  readonly name: string;
  /** What stands behind the name. */
  readonly rest: string;
  /** Whether its end follows, so that what it begins may stay open until then. */
  readonly isClosed?: boolean;
  /** Between the tag and the one that ends it, for tags that take their text as it is. */
  readonly body?: string;
  /** What to show where it turns out to stand in code. */
  readonly inCode: string;
}

/** What a tag stands for: HTML, not yet safe; in an attribute it is plain text. */
export interface Meaning {
  readonly html: string;
  /** Says what was changed or dropped. */
  readonly change?: string;
}

/** What tags may ask of their surroundings. */
export interface TagContext {
  readonly head: PostHead;
  readonly config: Config;
  readonly urls: ReadonlyMap<string, string>;
  /** What names in the text stand for, where its generator puts values in (Jekyll). */
  readonly lookup?: Lookup;
  /** What the header of a page says of its address, by its path below the site's folder (Jekyll). */
  readonly permalinkOf?: (path: string) => string | undefined;
  /** What the post in that file is called, where the text leaves it to the site (Hexo). */
  readonly titleOf?: (source: string) => string | undefined;
  /** A tag names a post that is not there. */
  readonly unknownPost: (reference: string) => void;
}

export const NOTHING: Meaning = { html: "" };
