import { encodedPath } from "../lib/percent.ts";
import type { FeedsConfig, Site } from "../model/config.ts";

/**
 * An address as a URI (RFC 3986): international host names in Punycode, everything else outside of
 * ASCII percent-encoded. Atom could hold an IRI, RSS and many readers cannot. What is no absolute
 * address is encoded as it stands.
 */
export function asUri(address: string): string {
  const absolute = URL.canParse(address) ? new URL(address).href : address;
  const [, origin = "", rest = ""] =
    /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?(.*)$/is.exec(absolute) ?? [];
  return origin + rest.replace(NOT_IN_A_URI, (c) => encodeURIComponent(c));
}

// The WHATWG's serializer leaves `|`, `[`, `^` and a few more raw, which no URI holds there.
const NOT_IN_A_URI = /[^0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]/gu;

/** Where a file of the published folder is found on the web. */
export function fileAddress(site: Pick<Site, "url">, path: string): string {
  return asUri(site.url) + encodedPath(path);
}

/** Where the feed of each format is found: its `self` address. */
export function feedAddresses(
  site: Pick<Site, "url">,
  feeds: Pick<FeedsConfig, "files">,
): FeedsConfig["files"] {
  const { atom, rss, json } = feeds.files;
  return {
    atom: fileAddress(site, atom),
    rss: fileAddress(site, rss),
    json: fileAddress(site, json),
  };
}
