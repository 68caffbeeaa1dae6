/** What can be wrong with a posts folder, one constructor a Problem. */
import { counted, oneLine } from "../lib/text.ts";
import type { UnreadFile } from "../model/ports.ts";
import type { Place, Problem } from "../model/problem.ts";
import type { BadDate } from "./head/dates.ts";

/** The person's own words, but not all sixty thousand of them. */
export function quoted(words: string): string {
  const line = oneLine(words);
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}

export function fileUnreadable(file: string): Problem {
  return {
    code: "file-unreadable",
    level: "error",
    headline: "the file cannot be read",
    place: { file },
    hint: "check that it is still there and that you may read it",
  };
}

/** @param because as the listing has it */
export function notRead(file: string, isFolder: boolean, because: UnreadFile["because"]): Problem {
  const [headline, hint] = UNREAD_WORDS[because];
  const subject = isFolder ? "the folder" : "the file";
  return {
    code: "file-not-read",
    level: "error",
    headline: `${subject} was not read: ${headline}`,
    place: { file },
    hint,
  };
}

const UNREAD_WORDS: Readonly<Record<UnreadFile["because"], readonly [string, string]>> = {
  "leads-out": [
    "it is a link that leads out of the posts folder",
    "put the file itself there, or name its folder below `posts.folders`",
  ],
  "leads-nowhere": ["it is a link that leads nowhere", "remove it, or let it lead to a file"],
  "not-utf8": ["its name is not UTF-8", "rename it"],
  "no-file": ["it is a pipe or a socket", "remove it, or write the post in a file"],
  forbidden: ["it may not be opened", "allow yourself to read it"],
};

export function notUtf8(place: Place): Problem {
  return {
    code: "encoding-invalid",
    level: "error",
    headline: "this is not UTF-8",
    place,
    hint: "save the file as UTF-8",
  };
}

export function utf16(file: string): Problem {
  return {
    code: "encoding-utf16",
    level: "error",
    headline: "the file is written in UTF-16, and posts are read as UTF-8",
    place: { file, line: 1, column: 1 },
    hint: "save the file as UTF-8",
  };
}

/** @param within bytes of the file in which the end was looked for, if not in all of it */
export function headerNeverClosed(
  place: Place,
  fence: string,
  within: number | undefined,
): Problem {
  const ends = within === undefined ? "never ends" : `does not end within ${within / 1024} KB`;
  return {
    code: "header-never-closed",
    level: "error",
    headline: `the header that begins with ${quoted(fence)} ${ends}`,
    place,
    hint: `put ${quoted(fence === "{" ? "}" : fence.slice(0, 3))} on a line of its own behind the last key`,
  };
}

export function headerIsScript(place: Place, language: string): Problem {
  return {
    code: "header-script",
    level: "error",
    headline: `a header in ${quoted(language)} would have to be run, and Postrider runs no code of a post`,
    place,
    hint: "write the header in YAML, between two lines `---`",
  };
}

export function headerInvalid(place: Place, message: string, hint: string | undefined): Problem {
  return {
    code: "header-invalid",
    level: "error",
    headline: `the header cannot be read: ${message}`,
    place,
    ...(hint !== undefined && { hint }),
  };
}

export function readAsText(place: Place, key: string): Problem {
  return {
    code: "header-value-as-text",
    level: "note",
    headline: `the value of ${quoted(key)} is no YAML and was taken as it is written`,
    place,
    hint: "put it in quotes",
  };
}

export function dateMissing(place: Place): Problem {
  return {
    code: "date-missing",
    level: "error",
    headline: "nothing says when this was published",
    place,
    hint: "add `date: YYYY-MM-DD` to the header, or begin the file's name with YYYY-MM-DD-",
  };
}

export function dateInvalid(
  place: Place,
  key: string,
  written: string,
  why: BadDate["why"],
): Problem {
  const [headline, hint] = DATE_WORDS[why](quoted(key), quoted(written));
  return { code: "date-invalid", level: "error", headline, place, hint };
}

/** The same where the file's name has a date, which is taken instead. */
export function dateOfNameTaken(problem: Problem, inName = ""): Problem {
  const headline = `${problem.headline}; the file's name was believed: ${quoted(inName)}`;
  return { ...problem, level: "warning", headline };
}

const DAY_HINT = "write it as YYYY-MM-DD";
const DATE_WORDS: Readonly<
  Record<BadDate["why"], (key: string, written: string) => readonly [string, string]>
> = {
  "not-a-date": (key, written) => [`${key} is not a date: ${written}`, DAY_HINT],
  "no-such-day": (key, written) => [`${key} is a day that no calendar has: ${written}`, DAY_HINT],
  "no-such-time": (key, written) => [
    `${key} has a time that no clock shows: ${written}`,
    "write it as YYYY-MM-DD HH:MM, from 00:00 to 23:59",
  ],
  ambiguous: (key, written) => [
    `${key} is one day in Europe and another in America: ${written}`,
    DAY_HINT,
  ],
  "unknown-zone": (key, written) => [
    `${key} ends in something that is no time zone: ${written}`,
    "write the zone as an offset, such as +01:00",
  ],
};

export function dateComputed(place: Place, key: string, written: string): Problem {
  return {
    code: "date-invalid",
    level: "error",
    headline: `${quoted(key)} is worked out anew at every build: ${quoted(written)}`,
    place,
    hint: "write the day down, as YYYY-MM-DD",
  };
}

export function updatedInvalid(place: Place, key: string, written: string): Problem {
  return {
    code: "updated-invalid",
    level: "warning",
    headline: `${quoted(key)} is not a date and was ignored: ${quoted(written)}`,
    place,
    hint: DAY_HINT,
  };
}

export function updatedInFuture(place: Place, key: string, written: string): Problem {
  return {
    code: "updated-in-future",
    level: "warning",
    headline: `${quoted(key)} is still to come and was ignored until then: ${quoted(written)}`,
    place,
  };
}

export function enclosureUnknown(place: Place, written: string): Problem {
  return {
    code: "enclosure-unknown",
    level: "warning",
    headline: `nobody can tell what kind of file this is, so it comes with no post: ${quoted(written)}`,
    place,
    hint: "add a `type`, such as `audio/mpeg`, beside its `url`",
  };
}

export function flagUnclear(place: Place, key: string, written: string, taken: string): Problem {
  return {
    code: "flag-unclear",
    level: "warning",
    headline: `${quoted(key)} is neither yes nor no and was taken for ${taken}: ${quoted(written)}`,
    place,
    hint: "write `true` or `false`",
  };
}

/** @param counts languages and how many posts are in them, the most frequent first */
export function severalLanguages(counts: readonly (readonly [string, number])[]): Problem {
  const [[main] = ["en"]] = counts;
  const listed = counts.map(([language, posts]) => `${posts} in ${language}`).join(", ");
  return {
    code: "several-languages",
    level: "note",
    headline: `one feed and one digest have the posts of every language: ${listed}`,
    hint: `\`languages: [${main}]\` below \`posts:\` or \`digest:\` takes one of them, \`by: [language]\` below \`feeds:\` makes a feed for each`,
  };
}

export function zoneAssumed(count: number): Problem {
  return {
    code: "time-zone-assumed",
    level: "note",
    headline: `the dates of ${counted(count, "post")} name no time zone and were read in UTC`,
    hint: "set `site.timezone` to the zone of your clock",
  };
}

export function dataUnreadable(place: Place, message: string): Problem {
  return {
    code: "data-file-invalid",
    level: "warning",
    headline: `the file was ignored: ${message}`,
    place,
  };
}
