import { counted } from "../lib/text.ts";
import type { Config } from "../model/config.ts";
import type { Edition } from "../model/edition.ts";
import { toRfc3339 } from "../model/instant.ts";
import type { LeftOut } from "../model/post.ts";
import type { Problem } from "../model/problem.ts";
import { type BuiltFile, showFiles } from "./files.ts";
import { showInstant } from "./instant.ts";
import type { Paint } from "./paint.ts";
import { printable } from "./printable.ts";
import { countProblems } from "./problem.ts";

/** What a build made, as far as its report speaks of it. */
export interface BuildReport {
  readonly config: Config;
  /** How many posts the blog has. */
  readonly posts: number;
  readonly leftOut: readonly LeftOut[];
  readonly files: readonly BuiltFile[];
  /** What the head of the blog's pages lacks for its feeds to be found. */
  readonly discovery?: string;
  readonly digest?: {
    readonly edition: Edition;
    /** Of its posts, in their order. */
    readonly titles: readonly string[];
    /** It is due, or as the next one would be, or made of older posts because none waits. */
    readonly state: "due" | "next" | "sample";
    readonly subject?: string;
    readonly files?: readonly string[];
  };
  readonly problems: readonly Problem[];
}

/** The report as a person reads it: what there is, what was made of it, what to do next. */
export function showBuild(report: BuildReport, paint: Paint): string {
  const { config, files, discovery } = report;
  const folders = [
    ...config.posts.folders.map((folder) => `${folder}/`),
    ...(config.posts.feeds ?? []),
  ].join(", ");
  return [
    `${paint("bold", printable(config.site.title))}: ${counted(report.posts, "post")} in ${folders}${showLeftOut(report.leftOut)}`,
    "",
    ...showFiles(files, config.feeds.formats.length, paint),
    "",
    ...(discovery === undefined ? [] : showDiscovery(discovery)),
    ...showDigest(report, paint),
    "",
    nextStep(report),
  ].join("\n");
}

/** `, 1 draft and 2 in the future left out`: nothing is dropped in silence. */
function showLeftOut(leftOut: readonly LeftOut[]): string {
  const parts = REASONS.flatMap(([reason, one, many]) => {
    const count = leftOut.filter((file) => file.reason === reason).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? "" : `; left out: ${parts.join(", ")}`;
}

const REASONS: readonly (readonly [LeftOut["reason"], string, string])[] = [
  ["broken", "broken post", "broken posts"],
  ["draft", "draft", "drafts"],
  ["future", "dated in the future", "dated in the future"],
  ["hidden", "hidden", "hidden"],
  ["other-language", "in another language", "in other languages"],
  ["retracted", "retracted", "retracted"],
  ["not-a-post", "file that is no post", "files that are no posts"],
];

function showDiscovery(discovery: string): string[] {
  const lines = discovery.split("\n").map((line) => `  ${printable(line)}`);
  return ["Readers find the feeds by this in the <head> of your pages:", ...lines, ""];
}

function showDigest({ digest, config }: BuildReport, paint: Paint): string[] {
  if (!digest) return ["No post waits for the digest."];
  const { edition, titles, state, subject, files } = digest;
  const posts = titles.map((title) => `  · ${printable(title)}`);
  const count = counted(edition.posts.length, "post");
  const opening = {
    due: `The digest of ${showInstant(edition.slot, config)} is due and carries ${count}:`,
    next: `The next digest, due ${showInstant(edition.slot, config)}, would carry ${count}:`,
    sample: `Nothing new waits for the digest. A sample shows the newest ${count}:`,
  };
  if (subject === undefined) return [opening[state], ...posts, "", "It could not be rendered."];
  const shown = (files ?? []).map((path) => `  ${paint("cyan", path)}`);
  return [
    opening[state],
    ...posts,
    "",
    `Its subject: ${paint("bold", printable(subject))}`,
    ...shown,
  ];
}

function nextStep({ digest, problems, config }: BuildReport): string {
  const publish = `publish ${config.output}/`;
  const step =
    digest?.subject === undefined
      ? `Next: ${publish}.`
      : `Next: open the preview in a browser, ${publish}, and send the digest with \`postrider send\`.`;
  return problems.some(({ level }) => level !== "note")
    ? `${countProblems(problems)}. ${step}`
    : step;
}

/** The same for machines. */
export function buildAsJson(report: BuildReport) {
  const { posts, leftOut, files, discovery, digest, problems } = report;
  return {
    posts,
    leftOut,
    files,
    ...(discovery !== undefined && { discovery }),
    ...(digest && {
      digest: {
        state: digest.state,
        edition: digest.edition.id,
        slot: toRfc3339(digest.edition.slot),
        posts: digest.edition.posts,
        ...(digest.subject !== undefined && { subject: digest.subject, files: digest.files }),
      },
    }),
    problems,
  };
}
