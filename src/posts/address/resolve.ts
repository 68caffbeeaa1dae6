import type { Dialect } from "../../model/config.ts";
import { fieldFor } from "../head/fields.ts";
import type { Resolve } from "../head/media.ts";
import type { Head } from "../head/read-head.ts";
import { textOf } from "../head/value.ts";

/**
 * Makes addresses in a header absolute: as they stand, from the root of the host, beside the post
 * where it is a page bundle, else below the site. Only http and https come out.
 */
export function resolver(
  postUrl: string,
  isBundle: boolean,
  siteUrl: string,
  dialect: Dialect = "plain",
): Resolve {
  return (written) => {
    // `{{ site.url }}/x` and `{{ site.baseurl }}/x` mean what stands behind them.
    const meant = written.replace(/^(?:\{\{[^{}]*\}\})+/, "");
    // `~/assets/a.png` is a place in the source, and the picture's address is made up later.
    if (/^[~@]\//.test(meant)) return undefined;
    // So it is where programs pack the pictures that lie beside the posts.
    if (PACKED.has(dialect) && !/^(?:https?:)?\//i.test(meant)) return undefined;
    // Jekyll's `absolute_url`, through which its plug-ins have pictures of headers, puts the base before.
    const isRooted = dialect === "jekyll" && /^\/(?!\/)/.test(meant);
    if (isRooted && !meant.startsWith(new URL(siteUrl).pathname))
      return new URL(meant.slice(1), siteUrl).href;
    const beside = isBundle || /^\.\.?\//.test(meant);
    const url = URL.parse(meant, beside ? postUrl : siteUrl);
    return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
  };
}

const PACKED: ReadonlySet<Dialect> = new Set(["astro", "docusaurus"]);

/** The folder that a header says pictures are in (`media_subpath` of Jekyll's Chirpy); ends in `/`. */
export function mediaBaseOf({ fields }: Head, resolve: Resolve): string | undefined {
  const written = textOf(fieldFor(fields, "mediaBase")?.value);
  if (written === undefined || written === "/") return undefined;
  return resolve(/^(?:https?:|\/)/.test(written) ? `${written}/` : `/${written}/`)?.replace(
    /\/+$/,
    "/",
  );
}

/** Takes what says no more than a name, or a path from there, for something in that folder. */
export function below(base: string, resolve: Resolve): Resolve {
  return (written) =>
    resolve(/^(?:[a-z][a-z0-9+.-]*:|[/{~@])/i.test(written) ? written : base + written);
}
