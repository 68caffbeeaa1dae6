/** What can be wrong between the blog and the web: serving, comparing, telling, fetching. */
import { counted } from "../lib/text.ts";
import type { Problem } from "../model/problem.ts";

export function mostNewInvalid(written: string): Problem {
  return {
    code: "most-new-invalid",
    level: "error",
    headline: `\`--most-new\` is no number of posts: \`${written}\``,
  };
}

export function publishedMissing(named: string, why?: string): Problem {
  return {
    code: "published-missing",
    level: "error",
    headline:
      why === undefined
        ? `there is no feed in \`${named}\` to compare with`
        : `\`${named}\` could not be fetched: ${why}`,
    hint: "name what is published: the address of a feed, its file, or the folder it is in",
  };
}

export function notAFeed(named: string): Problem {
  return {
    code: "not-a-feed",
    level: "error",
    headline: `\`${named}\` is no feed that can be read`,
  };
}

export function noFeedsToCompare(): Problem {
  return {
    code: "no-feed-made",
    level: "error",
    headline: "this configuration makes no feed that could be compared",
  };
}

export function hubMissing(): Problem {
  return {
    code: "hub-missing",
    level: "error",
    headline: "`postrider.yaml` names no hub to tell",
    hint: "add `hub:` below `feeds:`, such as https://pubsubhubbub.appspot.com/",
  };
}

export function notPublicYet(url: string, why: string): Problem {
  return {
    code: "not-public-yet",
    level: "error",
    headline: `\`${url}\` is not what was built: ${why}`,
    hint: "publish first, then ping",
  };
}

export function hubRefused(hub: string, url: string, why: string): Problem {
  return {
    code: "hub-refused",
    level: "error",
    headline: `the hub \`${hub}\` was not told of \`${url}\`: ${why}`,
  };
}

export function hubSilent(hub: string, why: string): Problem {
  return {
    code: "hub-silent",
    level: "error",
    headline: `the hub \`${hub}\` was not told: ${why}`,
  };
}

export function sourceNotFetched(address: string, why: string, isKept: boolean): Problem {
  const rest = isKept ? "; its posts are those of the last time" : "; its posts are missing";
  return {
    code: "source-not-fetched",
    level: "warning",
    headline: `the feed \`${address}\` could not be fetched: ${why}${rest}`,
  };
}

export function feedNotThere(file: string): Problem {
  return {
    code: "source-missing",
    level: "error",
    headline: `\`posts.feeds\` names \`${file}\`, which is not there`,
  };
}

export function followTaken(path: string): Problem {
  return {
    code: "follow-page-taken",
    level: "warning",
    headline: `the page that tells people how to follow was not written: \`${path}\` is somebody else's`,
    hint: "name another file in `follow.page`, or say `none` there",
  };
}

/** @param paths of the files of those feeds */
export function feedsEnded(paths: readonly string[]): Problem {
  const few = paths.slice(0, MOST_NAMED).map((path) => `\`${path}\``);
  const more = paths.length - few.length;
  return {
    code: "feeds-ended",
    level: "note",
    headline: `nothing is in ${few.join(", ")}${more > 0 ? ` and ${more} more` : ""} any more: kept without posts for those who follow`,
    hint: "delete what nobody follows",
  };
}

const MOST_NAMED = 6;

export function archivesGone(paths: readonly string[]): Problem {
  return {
    code: "archives-gone",
    level: "note",
    headline: `${counted(paths.length, "file")} of older posts that no feed leads to any more, such as \`${paths[0] ?? ""}\`: deleted`,
  };
}

export function portInvalid(written: string): Problem {
  return {
    code: "port-invalid",
    level: "error",
    headline: `\`--port\` is no port: \`${written}\`; ports are numbers from 0 to 65535`,
  };
}

export function nothingToServe(folder: string): Problem {
  return {
    code: "nothing-to-serve",
    level: "error",
    headline: `there is no folder \`${folder}\` to serve`,
    hint: "`postrider build` makes it",
  };
}

/** The system's own reasons, in words where they are known. */
export function cannotListen(host: string, port: number, error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const why = WHY_NOT[code] ?? (error instanceof Error ? error.message : String(error));
  return {
    code: "cannot-listen",
    level: "error",
    headline: `\`${host}\` port \`${port}\` cannot be used: ${why}`,
    ...(code === "EADDRINUSE" && { hint: "choose another with `--port`, or 0 for any free one" }),
  };
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program has it",
  EACCES: "the system does not allow it",
  EADDRNOTAVAIL: "this machine has no such address",
  ENOTFOUND: "no machine has that name",
};
