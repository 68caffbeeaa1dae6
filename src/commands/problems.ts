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
