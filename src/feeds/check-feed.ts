import type { FeedFormat, Site } from "../model/config.ts";
import { type OutputFile, type Text, wholeText } from "../model/output.ts";
import type { PostHead } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { fileAddress } from "./addresses.ts";
import { atomFindings } from "./check/atom-rules.ts";
import { jsonFindings } from "./check/json-rules.ts";
import { rssFindings } from "./check/rss-rules.ts";
import { notJson, notWellFormed, undefinedElement, unknownNamespace } from "./check/violations.ts";
import type { Finding } from "./check/xml-rules.ts";
import { isKnownNamespace, parseXml } from "./check/xml-tree.ts";

/** A feed's file, and the format that it is to be in. */
export interface FeedText extends OutputFile<Text> {
  readonly format: FeedFormat;
}

/**
 * What the W3C's feed validator would say of these feeds, as far as its rules can be kept or broken
 * here, and what JSON Feed 1.1 asks for. Nothing is assumed of how the texts came about.
 *
 * One thing is known and allowed that the validator warns of: it has never heard of the namespace of
 * RFC 6721, which a feed declares only while it has a retracted post to tell of.
 *
 * A Problem's code is the validator's message in kebab-case: its errors are errors, its warnings
 * warnings. What stands in an entry has the post's file as its place and the line of the first feed
 * that shows it as the other; what is wrong in the same way in several formats is said once.
 *
 * @param posts the heads that the entries were made of, or more
 */
export function checkFeeds(
  files: readonly FeedText[],
  site: Pick<Site, "url">,
  posts: readonly Pick<PostHead, "id" | "source">[],
): readonly Problem[] {
  const sources = new Map(posts.map(({ id, source }) => [id, source]));
  const problems = new Map<string, Problem>();
  for (const { path, text, format } of files) {
    for (const finding of findings(wholeText(text), format, fileAddress(site, path))) {
      const problem = problemOf(finding, path, sources);
      const { code, headline, place } = problem;
      const key = JSON.stringify([code, headline, place?.file, place?.line]);
      if (!problems.has(key)) problems.set(key, problem);
    }
  }
  return [...problems.values()];
}

function problemOf(
  { violation, line, entry }: Finding,
  path: string,
  sources: ReadonlyMap<string, string>,
): Problem {
  const inFeed = { file: path, ...(line !== undefined && { line }) };
  const source = entry === undefined ? undefined : sources.get(entry);
  return source === undefined
    ? { ...violation, place: inFeed }
    : { ...violation, place: { file: source }, other: inFeed };
}

function findings(text: string, format: FeedFormat, location: string): Iterable<Finding> {
  return format === "json" ? jsonTextFindings(text, location) : xmlFindings(text, format, location);
}

function* jsonTextFindings(text: string, location: string): Iterable<Finding> {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch (error) {
    yield { violation: notJson(error instanceof Error ? error.message : String(error)) };
    return;
  }
  yield* jsonFindings(feed, location);
}

function* xmlFindings(text: string, format: "atom" | "rss", location: string): Iterable<Finding> {
  const parsed = parseXml(text);
  if ("fault" in parsed) {
    yield { violation: notWellFormed(parsed.fault), line: parsed.line };
    return;
  }
  const { root, namespaces } = parsed;
  for (const uri of namespaces) {
    if (!isKnownNamespace(uri)) yield { violation: unknownNamespace(uri), line: root.line };
  }
  const lines = text.split("\n");
  if (root.name !== (format === "atom" ? "atom:feed" : "rss")) {
    yield { violation: undefinedElement(root.name, "the document"), line: root.line };
  } else if (format === "atom") yield* atomFindings(root, lines, location);
  else yield* rssFindings(root, lines, location);
}
