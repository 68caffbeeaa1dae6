/** Finds the ends of tags, from left to right, without reading anything twice. */

export interface Finder {
  /** Where the next such string ends, at or after `from`; -1 where there is none. */
  after(end: string, from: number): number;
  /** The next tag `{% name %}`, at or after `from`: where it begins and ends. */
  endTag(name: string, from: number): Found | undefined;
  /** The next `{{< /name >}}` or `{{% /name %}}`. */
  endShortcode(name: string, from: number): Found | undefined;
}

export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Asked for places further and further on, as one reading a text does, it takes linear time in all. */
export function finder(source: string): Finder {
  const ends = new Map<string, number>();
  const tags = new Map<string, Found | undefined>();

  function next(key: string, pattern: () => RegExp, from: number): Found | undefined {
    if (tags.has(key)) {
      const known = tags.get(key);
      if (known === undefined || known.start >= from) return known;
    }
    const search = pattern();
    search.lastIndex = from;
    const match = search.exec(source);
    const found = match ? { start: match.index, end: search.lastIndex } : undefined;
    tags.set(key, found);
    return found;
  }

  return {
    after(end, from) {
      let known = ends.get(end) ?? 0;
      if (known >= 0 && known < from) {
        known = source.indexOf(end, from);
        ends.set(end, known);
      }
      return known < 0 ? -1 : known + end.length;
    },
    endTag: (name, from) =>
      next(`% ${name}`, () => new RegExp(`\\{%-?\\s{0,9}${name}\\s{0,9}-?%\\}`, "g"), from),
    endShortcode: (name, from) =>
      next(
        `< ${name}`,
        () => new RegExp(`\\{\\{[<%]\\s{0,9}/\\s{0,9}${name}\\s{0,9}[%>]\\}\\}`, "g"),
        from,
      ),
  };
}
