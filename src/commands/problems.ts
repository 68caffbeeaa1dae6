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

export function fileClosed(file: string): Problem {
  return {
    code: "file-closed",
    level: "error",
    headline: `\`${file}\` is there and may not be read`,
    place: { file },
    hint: "allow the user who runs Postrider to read it",
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

export function dnsServerInvalid(written: string): Problem {
  return {
    code: "dns-server-invalid",
    level: "error",
    headline: `\`--dns-server\` is no address: \`${written}\``,
    hint: "write an IP address, such as 9.9.9.9 or 127.0.0.1:5353",
  };
}
