import { channelViolations, episodeViolations } from "./podcast-rules.ts";
import {
  duplicateGuid,
  misplacedItem,
  missingElement,
  missingSelf,
  needDescriptionBeforeContent,
  selfDoesntMatchLocation,
  type Violation,
} from "./violations.ts";
import { elementFindings, type Finding } from "./xml-rules.ts";
import { links, textOf, type XmlElement } from "./xml-tree.ts";

/** What RSS 2.0, its profile and the feed validator say of a feed published at `location`. */
export function* rssFindings(
  rss: XmlElement,
  lines: readonly string[],
  location: string,
): Iterable<Finding> {
  const channel = rss.children.find(({ name }) => name === "channel");
  if (channel === undefined) {
    yield { violation: missingElement("channel", rss.name), line: rss.line };
    return;
  }
  const items = channel.children.filter(({ name }) => name === "item");
  const others = channel.children.filter(({ name }) => name !== "item");
  const self = links(channel, "self")[0]?.attributes.get("href");
  if (self === undefined) yield { violation: missingSelf("rss"), line: channel.line };
  else if (self !== location) {
    yield { violation: selfDoesntMatchLocation(self, location), line: channel.line };
  }
  for (const violation of channelViolations(channel)) yield { violation, line: channel.line };
  const [first] = items;
  for (const late of others.filter(({ line }) => first !== undefined && line > first.line)) {
    yield { violation: misplacedItem(late.name), line: late.line };
  }
  yield* elementFindings({ ...rss, children: [{ ...channel, children: others }] }, lines);

  const ids = new Set<string>();
  for (const item of items) {
    const id = textOf(item, "guid") ?? "";
    const violations = [...itemViolations(item)];
    if (ids.has(id)) violations.push(duplicateGuid(id));
    ids.add(id);
    for (const violation of violations) yield { violation, line: item.line, entry: id };
    for (const finding of elementFindings(item, lines)) yield { ...finding, entry: id };
  }
}

function* itemViolations(item: XmlElement): Iterable<Violation> {
  const names = item.children.map(({ name }) => name);
  const [description, content] = [names.indexOf("description"), names.indexOf("content:encoded")];
  if (!names.includes("title") && description < 0) {
    yield missingElement("title or description", item.name);
  }
  if (content >= 0 && (description < 0 || description > content)) {
    yield needDescriptionBeforeContent();
  }
  yield* episodeViolations(item);
}
