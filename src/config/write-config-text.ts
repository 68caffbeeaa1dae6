import { readYaml } from "../lib/yaml.ts";
import type { Found, Recognised } from "./recognise/recognised.ts";

const PLACEHOLDER_URL = "https://example.org/";

/**
 * A first `postrider.yaml`: what was recognised, each with where it comes from, and what else there is as
 * comments. It reads back without a Problem. What could not be known has a placeholder and says so.
 */
export function writeConfigText(recognised: Recognised): string {
  const { dialect, title, url, description, language, timezone, authors } = recognised;
  const { folders, permalink, output, notes, rules, tree } = recognised;
  const host = mailHost(url?.value ?? PLACEHOLDER_URL);
  const name = title?.value ?? "My blog";
  return [
    "# yaml-language-server: $schema=./node_modules/postrider/postrider.schema.json",
    "# What Postrider has to know of this blog.",
    ...notes.map((note) => `# Note: ${note.replace(/\s+/g, " ")}.`),
    "",
    "site:",
    line("title", name, title, "not found: write the name of your blog"),
    line("url", url?.value ?? PLACEHOLDER_URL, url, "not found: write the address of your blog"),
    description && line("description", description.value, description),
    line(
      "language",
      language?.value ?? "en",
      language,
      "not found: write the language of your posts",
    ),
    timezone
      ? line("timezone", timezone.value, timezone)
      : "  # timezone: Europe/Berlin # UTC as long as this is not set",
    authors
      ? `  ${authors.value.length > 1 ? "authors" : "author"}: ${authorsText(authors.value)} ${from(authors)}`
      : "  # author: Your name",
    "  # The law wants a postal address in mail that is sent in bulk.",
    "  # address: |",
    "  #   Your name",
    "  #   1 Example Street",
    "  #   12345 Example Town",
    "",
    "posts:",
    `  folders: ${listText(folders?.value ?? ["posts"])} ${from(folders)}`.trimEnd(),
    // A pattern that is written here would hold for the sections that have others as well.
    rules?.permalinks
      ? "  # permalink: /:sections/:slug/ # as long as this is not set, each section has its own"
      : line("permalink", permalink?.value ?? "/:year/:month/:slug/", permalink),
    dialect === "plain" ? undefined : `  dialect: ${dialect}`,
    tree &&
      `  # languages: ${listText([tree.main])} # of ${listText(tree.names)}; as long as this is not set, posts in all of them`,
    "",
    "# The folder that gets published: feeds and past digests are written there.",
    `output: ${scalarText(output.value)} ${from(output)}`,
    "",
    "feeds:",
    "  formats: [atom, rss, json]",
    "  limit: 20",
    "  # archive: true # older posts too, a file for each year",
    "  # by: [tag] # a feed for each tag; author and language are others",
    "  # more:",
    "  #   releases: { tags: [release] } # a feed of your own choice",
    "  # hub: https://pubsubhubbub.appspot.com/ # readers hear at once: `postrider ping` after publishing",
    "",
    "# The page that tells people how to follow.",
    "# follow:",
    "#   page: follow/index.html # or none",
    `#   sign-up: mailto:hello@${host} # where readers ask for the digest, or a page`,
    "",
    "# When a digest of the new posts falls due; without new posts there is none.",
    "digest:",
    "  every: week # or day, month, post",
    "  on: monday",
    '  at: "08:00"',
    "",
    "# To send the digest, fill this in, and copy .env.example to .env for the mail server.",
    "# mail:",
    `#   from: ${scalarText(`${name.replace(/[<>"]/g, "")} <digest@${host}>`)}`,
    `#   reply-to: hello@${host}`,
    `#   unsubscribe: mailto:unsubscribe@${host} # or a page, such as https://${host}/unsubscribe/{token}`,
    `#   list-id: digest.${host} # never change it`,
    "",
  ]
    .filter((text) => text !== undefined)
    .join("\n");
}

// What an address may have behind its @: no bare machine name and no number.
function mailHost(url: string): string {
  const host = new URL(url).hostname.replace(/^www\./, "");
  return /\.[a-z][a-z0-9-]*$/.test(host) ? host : "example.org";
}

function line(key: string, value: string, found: Found | undefined, unless?: string): string {
  const remark = found ? from(found) : unless === undefined ? "" : `# ${unless}`;
  return `  ${key}: ${scalarText(value)} ${remark}`.trimEnd();
}

function from(found: Found<unknown> | undefined): string {
  return found ? `# ${found.from.replace(/\s+/g, " ")}` : "";
}

function authorsText(names: readonly string[]): string {
  const [only = ""] = names;
  return names.length > 1 ? listText(names) : scalarText(only);
}

function listText(items: readonly string[]): string {
  const plain = items.map((item) => {
    const { value, faults } = readYaml(`[${item}]`);
    const same = Array.isArray(value) && value.length === 1 && value[0] === item;
    return same && faults.length === 0 ? item : JSON.stringify(item);
  });
  return `[${plain.join(", ")}]`;
}

// Bare where YAML reads it back as it is; else in double quotes, which JSON's rules are a part of.
function scalarText(text: string): string {
  const { value, faults } = readYaml(`key: ${text} # remark`);
  const same = typeof value === "object" && value !== null && Reflect.get(value, "key") === text;
  return same && faults.length === 0 && !text.includes("\n") ? text : JSON.stringify(text);
}
