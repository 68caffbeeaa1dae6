/** Percent-encoding, as parts of addresses have it (RFC 3986, 2.1). */

/** The path of a file as that of an address: everything encoded that could mean something else; `/` stays. */
export function encodedPath(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

/** What stands behind the escapes; undefined where they are none, or not those of UTF-8. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same, and the text as it is where it has no escapes of that kind. */
export function decodedOrAsIs(text: string): string {
  return percentDecoded(text) ?? text;
}
