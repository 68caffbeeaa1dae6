/** What `{{ … }}` writes, as far as a post's own head and the site tell. */
import { escapeMarkup } from "../../../lib/text.ts";
import { isoDay } from "../../../lib/time.ts";
import { quoted } from "../changes.ts";
import { valueOf as liquidValueOf } from "../liquid/expressions.ts";
import { written } from "../liquid/values.ts";
import { absoluteUrl, basePath, relativeUrl } from "../site-path.ts";
import type { Meaning, Tag, TagContext } from "./tag.ts";

/** The value of an output tag with its filters, or undefined if it isn't known here. */
export function outputMeaning(tag: Tag, context: TagContext): Meaning | undefined {
  const known = liquidValue(tag, context);
  if (known !== undefined) return { html: escapeMarkup(known) };
  const [first = "", ...filters] = tag.rest.split("|").map((piece) => piece.trim());
  const unknown: string[] = [];
  let value = valueOf(first, context);
  if (value === undefined) return undefined;
  for (const filter of filters) {
    const changed = filtered(value, filter, context);
    if (changed === undefined) unknown.push(filter.split(/[\s:(]/, 1)[0] ?? "");
    else value = changed;
  }
  const html = escapeMarkup(value);
  if (unknown.length === 0) return { html };
  return { html, change: `template filter ${quoted(unknown.join(" | "))} left out` };
}

// Whatever is written is escaped in the end.
function liquidValue({ rest }: Tag, { lookup, config }: TagContext): string | undefined {
  if (!lookup) return undefined;
  const { url, timeZone } = config.site;
  const site = { url, zone: timeZone, escape: (text: string) => text };
  const value = liquidValueOf(rest, lookup, site);
  return value === undefined ? undefined : written(value, site);
}

function valueOf(expression: string, { head, config }: TagContext): string | undefined {
  const literal = /^(?:"([^"]*)"|'([^']*)')$/.exec(expression);
  if (literal) return literal[1] ?? literal[2] ?? "";
  const { site } = config;
  switch (expression) {
    case "site.url":
    case "site.production_url":
      return new URL(site.url).origin;
    case "site.baseurl":
    case "site.base_url":
      return basePath(site.url);
    case "site.title":
    case "site.name":
    case "config.title":
      return site.title;
    case "site.description":
      return site.description;
    case "page.title":
    case "post.title":
      return head.title;
    case "page.url":
    case "post.url":
      return new URL(head.url).pathname;
    case "page.date":
    case "post.date":
      return isoDay(head.published, site.timeZone);
    case "config.url":
    case "config.base_url":
      return site.url.replace(/\/$/, "");
    default:
      return variable(expression, config);
  }
}

// `constructor` is a name like another.
function variable(name: string, { posts }: TagContext["config"]): string | undefined {
  const variables = posts.rules?.variables ?? {};
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

function filtered(value: string, filter: string, context: TagContext): string | undefined {
  const [, name = "", argument = ""] = /^(\w+)\s*[:(]?\s*([^)]*)\)?$/.exec(filter) ?? [];
  const given = argument === "" ? "" : valueOf(argument.trim(), context);
  const { site } = context.config;
  switch (name) {
    case "relative_url":
    case "url":
      return relativeUrl(value, site.url);
    case "absolute_url":
    case "absoluteUrl":
      return absoluteUrl(value, site.url);
    case "prepend":
      return given === undefined ? undefined : given + value;
    case "append":
      return given === undefined ? undefined : value + given;
    case "urlencode":
    case "url_encode":
    case "uri_escape":
      return encodeURIComponent(value);
    case "escape":
    case "safe":
    case "strip":
    case "xml_escape":
      return value;
    default:
      return undefined;
  }
}
