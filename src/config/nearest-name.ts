import { didYouMean } from "../lib/similar.ts";

/** The name that was perhaps meant: a typo away, or the one that begins like it. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const word = written.trim().toLowerCase();
  const longer = names.filter((name) => word.length > 1 && name.startsWith(word));
  return didYouMean(word, names) ?? (longer.length === 1 ? longer[0] : undefined);
}

/** What other tools call what is called otherwise here. */
export const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["name", "title"],
  ["tagline", "description"],
  ["subtitle", "description"],
  ["baseurl", "url"],
  ["base_url", "url"],
  ["lang", "language"],
  ["locale", "language"],
  ["tz", "timezone"],
  ["path", "folder"],
  ["dir", "folder"],
  ["directory", "folder"],
  ["frequency", "every"],
  ["schedule", "every"],
  ["interval", "every"],
  ["day", "on"],
  ["time", "at"],
  ["hour", "at"],
  ["sender", "from"],
]);
