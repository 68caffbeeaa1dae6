/** What a path on the site becomes, as Jekyll's `relative_url` and `absolute_url` and their kin have it. */

/** Below the folder that the site is in; what is an address already stays, and so does a fragment. */
export function relativeUrl(path: string, site: string): string {
  return isAddress(path) ? path : below(path, new URL(site));
}

/** The same with the site's host. */
export function absoluteUrl(path: string, site: string): string {
  const url = new URL(site);
  return isAddress(path) ? path : url.origin + below(path, url);
}

/** The folder that the site is in, without a slash at its end: empty for most. */
export function basePath(site: string): string {
  return folderOf(new URL(site));
}

function below(path: string, site: URL): string {
  return `${folderOf(site)}${path.startsWith("/") ? "" : "/"}${path}`;
}

function folderOf({ pathname }: URL): string {
  return pathname.replace(/\/$/, "");
}

function isAddress(path: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(path);
}
