import type { Problem } from "../model/problem.ts";

export function noProject(directory: string | undefined): Problem {
  return {
    code: "no-project",
    level: "error",
    headline: `there is no \`postrider.yaml\` in ${directory === undefined ? "this folder" : `\`${directory}\``}`,
    hint: "run `postrider init` where your blog's posts are",
  };
}

export function notAnInstant(written: string): Problem {
  return {
    code: "now-invalid",
    level: "error",
    headline: `\`--now\` is no instant: \`${written}\``,
    hint: "write it with its offset, such as 2026-11-23T08:00+01:00",
  };
}

export function templateMissing(file: string): Problem {
  return {
    code: "template-missing",
    level: "error",
    headline: `\`digest.template\` names \`${file}\`, which is not there`,
    hint: "remove the setting to use the template that comes with Postrider",
  };
}

export function fileMissing(file: string): Problem {
  return { code: "file-missing", level: "error", headline: `there is no file \`${file}\`` };
}

export function addressInvalid(address: string, why: string): Problem {
  return {
    code: "address-invalid",
    level: "error",
    headline: `\`${address}\` is no e-mail address: it ${why}`,
  };
}

export function saidStop(state: "unsubscribed" | "suppressed"): Problem {
  return {
    code: "subscriber-said-stop",
    level: "error",
    headline:
      state === "unsubscribed"
        ? "this reader has unsubscribed"
        : "mail to this address was refused for good",
    hint: "if the reader has asked again, say so with `--again`",
  };
}

export function subscriberUnknown(address: string): Problem {
  return {
    code: "subscriber-unknown",
    level: "error",
    headline: `no reader with the address \`${address}\` is on file`,
    hint: "`postrider subscribers list` shows who is",
  };
}

export function mailMissing(): Problem {
  return {
    code: "mail-missing",
    level: "error",
    headline: "`postrider.yaml` does not say who the digest is from",
    hint: "add `mail:` with `from:` and `unsubscribe:`",
  };
}

export function smtpUrlMissing(): Problem {
  return {
    code: "smtp-url-missing",
    level: "error",
    headline: "`SMTP_URL` is not set, so there is no server to hand the digest to",
    hint: "write it into .env, as .env.example shows",
  };
}

export function secretMissing(): Problem {
  return {
    code: "secret-missing",
    level: "error",
    headline: "`POSTRIDER_SECRET` is not set, and unsubscribe links are sealed with it",
    hint: "write 32 or more random characters into .env, such as the output of `openssl rand -hex 32`",
  };
}

export function postalAddressMissing(): Problem {
  return {
    code: "postal-address-missing",
    level: "warning",
    headline:
      "`site.address` is not set: many countries want a postal address in mail sent in bulk",
  };
}

export function needsYes(): Problem {
  return {
    code: "nobody-to-ask",
    level: "error",
    headline: "there is nobody to ask whether the digest may go out",
    hint: "say `--yes`, or let the scheduler call `postrider run`",
  };
}

export function nothingToShow(): Problem {
  return {
    code: "no-post-to-mail",
    level: "error",
    headline: "there is no post that a digest could carry",
  };
}

export function otherSender(process: number | undefined): Problem {
  return {
    code: "other-sender",
    level: "error",
    headline: `another process is sending${process === undefined ? "" : `: ${process}`}`,
    hint: "let it finish; `postrider status` shows how far it is",
  };
}

export function editionUnknown(id: string, guess: string | undefined): Problem {
  return {
    code: "edition-unknown",
    level: "error",
    headline: `there is no edition \`${id}\``,
    hint:
      guess === undefined
        ? "`postrider edition list` names those that were made"
        : `did you mean \`${guess}\`?`,
  };
}

export function configThere(): Problem {
  return {
    code: "config-exists",
    level: "error",
    headline: "there is a `postrider.yaml` in this folder already",
    hint: "`--force` replaces it",
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

export function followTaken(path: string): Problem {
  return {
    code: "follow-page-taken",
    level: "warning",
    headline: `the page that tells people how to follow was not written: \`${path}\` is somebody else's`,
    hint: "name another file in `follow.page`, or say `none` there",
  };
}

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

export function hubRefused(hub: string, why: string): Problem {
  return {
    code: "hub-refused",
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
