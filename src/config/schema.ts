/**
 * The one door to `zod`: the shape of `postrider.yaml`. What a value may be is said in `values/`, what a
 * key means in `words.ts`.
 */
import * as z from "zod";
import type { Dialect, FeedFormat, Layout, Podcast } from "../model/config.ts";
import type { Direction } from "../model/post.ts";
import type { Checked } from "./complaint.ts";
import { SECOND } from "../model/instant.ts";
import { nearestName } from "./nearest-name.ts";
import { notARate, notInRange, notOneOf } from "./problems.ts";
import {
  DAYS,
  EVERY,
  span,
  spanOrNever,
  subjectPattern,
  timeOfDay,
  weekdayIn,
} from "./values/digest.ts";
import { byteSize, FEEDS_BY, podcastCategory } from "./values/feeds.ts";
import { colour, fontList } from "./values/look.ts";
import { languageTag, timeZone } from "./values/locale.ts";
import { author, bounceAddress, listId, mailAddress, mailbox, rateOf } from "./values/mail.ts";
import { outputFile, outputFolder, pageFile, pathInside, templateFiles } from "./values/paths.ts";
import { permalink } from "./values/permalink.ts";
import { lines, oneLineText } from "./values/text.ts";
import { unsubscribeLink } from "./values/unsubscribe.ts";
import { feedSource, signUpLink, siteAddress, webAddress } from "./values/urls.ts";

/** Text that is checked, and turned into what it means. */
function text<Value>(check: (text: string) => Checked<Value>) {
  return z.string().transform((written, context): Value => {
    const checked = check(written);
    if ("value" in checked) return checked.value;
    context.addIssue({ code: "custom", params: { complaint: checked.wrong } });
    return z.NEVER;
  });
}

/** One of a few words, letter case aside, and what it means. */
function choice<Value>(meanings: ReadonlyMap<string, Value>) {
  const words = [...meanings.keys()];
  // Of several words for the same thing the first is told.
  const told = [
    ...new Map([...meanings].toReversed().map(([word, value]) => [value, word])).values(),
  ];
  return text<Value>((written) => {
    const value = meanings.get(written.trim().toLowerCase());
    if (value !== undefined) return { value };
    return { wrong: notOneOf(told.toReversed(), nearestName(written, words)) };
  }).meta({ enum: words });
}

function oneOf<Word extends string>(...words: readonly Word[]) {
  return choice(new Map(words.map((word) => [word, word])));
}

function wholeNumber(minimum: number, maximum: number) {
  return z
    .number()
    .superRefine((written, context) => {
      if (Number.isInteger(written) && written >= minimum && written <= maximum) return;
      context.addIssue({ code: "custom", params: { complaint: notInRange(minimum, maximum) } });
    })
    .meta({ type: "integer", minimum, maximum });
}

const rate = z
  .number()
  .superRefine((written, context) => {
    if (written > 0 && Number.isFinite(written)) return;
    context.addIssue({ code: "custom", params: { complaint: notARate() } });
  })
  .meta({ exclusiveMinimum: 0 })
  .transform((messages) => ({ messages, span: SECOND }));

const wholeHour = wholeNumber(0, 23).transform((hour) => ({ hour, minute: 0 }));

function oneOrMore<Value extends z.ZodType>(item: Value) {
  return z.union([item.transform((one) => [one]), z.array(item).min(1)]);
}

const people = oneOrMore(
  z.union([
    text(author),
    z.strictObject({
      name: text(oneLineText),
      url: text(webAddress).optional(),
      email: text(mailAddress).optional(),
    }),
  ]),
);

const someone = z.union([
  text(mailbox),
  z.strictObject({ name: text(oneLineText).optional(), address: text(mailAddress) }),
]);

const logoSize = wholeNumber(16, 600);

const look = z.strictObject({
  accent: text(colour).optional(),
  logo: z
    .union([
      text(webAddress).transform((url) => ({ url, width: 160, height: undefined })),
      z.strictObject({
        url: text(webAddress),
        width: logoSize.prefault(160),
        height: logoSize.optional(),
      }),
    ])
    .optional(),
  width: wholeNumber(480, 720).optional(),
  font: text(fontList).optional(),
  footer: z.union([text(lines), z.array(text(oneLineText)).min(1)]).optional(),
});

const folders = oneOrMore(text(pathInside));

const dialect = oneOf<Dialect | "auto">(
  "auto",
  "plain",
  "jekyll",
  "hugo",
  "zola",
  "eleventy",
  "astro",
  "hexo",
  "docusaurus",
);

const words = oneOrMore(text(oneLineText));

const namedFeed = z.strictObject({
  title: text(oneLineText).optional(),
  description: text(oneLineText).optional(),
  tags: words.optional(),
  authors: words.optional(),
  languages: oneOrMore(text(languageTag)).optional(),
  episodes: z.boolean().optional(),
  limit: wholeNumber(1, 10_000).optional(),
  content: oneOf("full", "summary").optional(),
});

const podcast = z.strictObject({
  category: text(podcastCategory),
  image: text(webAddress),
  email: text(mailAddress),
  author: text(oneLineText).optional(),
  explicit: z.boolean().prefault(false),
  type: oneOf<Podcast["type"]>("episodic", "serial").prefault("episodic"),
});

const written = z.strictObject({
  site: z.strictObject({
    title: text(oneLineText),
    url: text(siteAddress),
    description: text(oneLineText).optional(),
    language: text(languageTag).optional(),
    direction: oneOf<Direction>("ltr", "rtl").optional(),
    timezone: text(timeZone).optional(),
    author: people.optional(),
    authors: people.optional(),
    address: z.union([text(lines), z.array(text(oneLineText)).min(1)]).optional(),
  }),
  posts: z
    .strictObject({
      folders: folders.optional(),
      folder: folders.optional(),
      feeds: oneOrMore(text(feedSource)).optional(),
      permalink: text(permalink).optional(),
      dialect: dialect.prefault("auto"),
      languages: oneOrMore(text(languageTag)).optional(),
      "summary-length": wholeNumber(40, 5000).optional(),
    })
    .prefault({}),
  output: text(outputFolder).prefault("public"),
  feeds: z
    .strictObject({
      formats: oneOrMore(oneOf<FeedFormat>("atom", "rss", "json")).prefault([
        "atom",
        "rss",
        "json",
      ]),
      limit: wholeNumber(1, 10_000).prefault(20),
      content: oneOf("full", "summary").prefault("full"),
      files: z
        .strictObject({
          atom: text(outputFile).prefault("atom.xml"),
          rss: text(outputFile).prefault("rss.xml"),
          json: text(outputFile).prefault("feed.json"),
        })
        .prefault({}),
      hub: text(webAddress).optional(),
      "most-new": wholeNumber(0, 100_000).optional(),
      "max-bytes": z.union([text(byteSize), wholeNumber(1000, 100_000_000)]).optional(),
      archive: z.boolean().optional(),
      by: oneOrMore(choice(FEEDS_BY)).optional(),
      more: z.record(z.string(), namedFeed).optional(),
      podcast: podcast.optional(),
    })
    .prefault({}),
  network: z.strictObject({ "private-addresses": z.boolean().prefault(false) }).optional(),
  follow: z
    .strictObject({
      page: text(pageFile).optional(),
      "sign-up": text(signUpLink).optional(),
    })
    .optional(),
  digest: z
    .strictObject({
      every: choice(EVERY).prefault("week"),
      on: z.union([text(weekdayIn).meta({ enum: DAYS }), wholeNumber(1, 31)]).optional(),
      at: z.union([text(timeOfDay), wholeHour]).optional(),
      hold: text(span).optional(),
      "expire-after": text(spanOrNever).optional(),
      "at-least": wholeNumber(1, 1000).optional(),
      "at-most": wholeNumber(1, 1000).optional(),
      tags: oneOrMore(text(oneLineText)).optional(),
      "without-tags": oneOrMore(text(oneLineText)).optional(),
      languages: oneOrMore(text(languageTag)).optional(),
      layout: oneOf<Layout>("cards", "compact", "letter").optional(),
      look: look.optional(),
      template: text(templateFiles).optional(),
      subject: text(subjectPattern).optional(),
    })
    .prefault({}),
  mail: z
    .strictObject({
      from: someone,
      "reply-to": someone.optional(),
      unsubscribe: oneOrMore(text(unsubscribeLink)),
      "list-id": text(listId).optional(),
      bounce: text(bounceAddress).optional(),
      connections: wholeNumber(1, 100).prefault(5),
      "per-connection": wholeNumber(1, 100_000).optional(),
      rate: oneOrMore(z.union([rate, text(rateOf)])).optional(),
      "give-up-after": text(span).optional(),
    })
    .optional(),
});

/** What was written, each value turned into what it means; not yet with every default. */
export type Written = z.output<typeof written>;

/** Checks plain values. The issues are in zod's own words; `findingsOf` says them in ours. */
export function checkWritten(
  value: unknown,
): { readonly written: Written } | { readonly issues: readonly z.core.$ZodIssue[] } {
  const result = written.safeParse(value);
  return result.success ? { written: result.data } : { issues: result.error.issues };
}

/** The bare JSON Schema of what may be written, draft 7: the one that editors understand best. */
export function bareJsonSchema(): unknown {
  return z.toJSONSchema(written, { io: "input", target: "draft-7" });
}
