import type { Resolve } from "./head/media.ts";

/**
 * Makes addresses in a header absolute: as they stand, from the root of the host, beside the post
 * where it is a page bundle, else below the site. Only http and https come out.
 */
export function resolver(postUrl: string, isBundle: boolean, siteUrl: string): Resolve {
  return (written) => {
    // `{{ site.url }}/x` and `{{ site.baseurl }}/x` mean what stands behind them.
    const meant = written.replace(/^(?:\{\{[^{}]*\}\})+/, "");
    // `~/assets/a.png` is a place in the source, and the picture's address is made up later.
    if (/^[~@]\//.test(meant)) return undefined;
    const beside = isBundle || /^\.\.?\//.test(meant);
    const url = URL.parse(meant, beside ? postUrl : siteUrl);
    return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
  };
}
