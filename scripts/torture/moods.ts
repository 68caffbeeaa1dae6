/** What a receiver may do instead of what it should, and where. */
import type { Random } from "../../bench/corpus/random.ts";

export const STAGES = [
  "greeting",
  "ehlo",
  "starttls",
  "auth",
  "mail",
  "rcpt",
  "data",
  "body",
  "dot",
  "rset",
] as const;
export type Stage = (typeof STAGES)[number];

export const TRICKS = [
  "close",
  "reset",
  "stall",
  "later",
  "never",
  "enough",
  "garbage",
  "half",
  "early",
  "unencrypted",
] as const;
/**
 * `close`, `reset`: hangs up, politely or not. `stall`: says nothing until the other side hangs up.
 * `later`: 4yz. `never`: 5yz. `enough`: 421, and hangs up. `garbage`: an answer that is none. `half`:
 * part of an answer, and hangs up. `early`: its answer and the one to a command that has not come yet.
 * `unencrypted`: bytes on the bare connection below TLS.
 */
export type Trick = (typeof TRICKS)[number];

/** What is to be done how often; an ordinary server if `percent` is 0. */
export interface Mood {
  /** How often in a hundred steps something goes wrong. */
  readonly percent: number;
  readonly tricks: readonly Trick[];
  /** Longest wait in front of an answer to a final dot, in milliseconds. */
  readonly delay: number;
}

export const FRIENDLY: Mood = { percent: 0, tricks: [], delay: 0 };

/** How often each trick was played, by `stage trick`. */
export type Played = Record<string, number>;

/** The trick to play at a stage now, if any: the one that was played least there. Counts it. */
export function trickFor(
  stage: Stage,
  { percent, tricks }: Mood,
  random: Random,
  played: Played,
): Trick | undefined {
  if (!random.percent(percent)) return undefined;
  const times = (trick: Trick): number => played[`${stage} ${trick}`] ?? 0;
  const least = Math.min(...tricks.map(times));
  const trick = random.pick(tricks.filter((each) => times(each) === least));
  played[`${stage} ${trick}`] = least + 1;
  return trick;
}

export const USUAL: Readonly<Record<Exclude<Stage, "ehlo" | "body">, string>> = {
  greeting: "220 receiver.example ESMTP",
  starttls: "220 2.0.0 go ahead",
  auth: "235 2.7.0 welcome",
  mail: "250 2.1.0 ok",
  rcpt: "250 2.1.5 ok",
  data: "354 go on",
  dot: "250 2.0.0 taken",
  rset: "250 2.0.0 forgotten",
};

const NEXT: Readonly<Partial<Record<Stage, string>>> = {
  greeting: "250 receiver.example",
  ehlo: USUAL.mail,
  auth: USUAL.mail,
  mail: USUAL.rcpt,
  rcpt: USUAL.data,
  data: USUAL.dot,
  dot: USUAL.mail,
};

/** The usual answer with the one to the next command right behind it. */
export function tooEarly(stage: Stage, usual: string): string {
  return `${usual}\r\n${NEXT[stage] ?? USUAL.mail}`;
}

const LATER = [
  "450 4.2.1 mailbox busy",
  "451 4.3.0 local trouble",
  "452 4.3.1 no room",
  "454 4.7.0 slower, please",
  "451 first line\r\n451 and no dash in it",
];
const NEVER = [
  "550 5.1.1 no such user",
  "552 5.2.2 full",
  "554 5.7.1 policy",
  "553 not allowed",
  "535 5.7.8 who are you",
  "503 5.5.1 not now",
];

export function refusal(trick: "later" | "never", random: Random): string {
  return random.pick(trick === "later" ? LATER : NEVER);
}

/** Something that no SMTP server says. */
export function garbage(random: Random): Buffer {
  const noise = Buffer.from(Array.from({ length: 200 }, () => random.below(256)));
  return random.pick([
    Buffer.concat([noise, Buffer.from("\r\n")]),
    Buffer.from("hello?\r\n"),
    Buffer.from("999 nine hundred and ninety-nine\r\n"),
    Buffer.from("25\r\n"),
    Buffer.from("\r\n\r\n"),
    Buffer.from("200 fine\r\n"),
    Buffer.from(`250 ${"x".repeat(100_000)}\r\n`),
    Buffer.from("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"),
  ]);
}

/** The beginning of an answer, cut within a line or between two. */
export function half(usual: string, random: Random): string {
  return random.percent(50)
    ? usual.slice(0, random.below(usual.length))
    : `${usual.slice(0, 3)}-${usual.slice(4)}\r\n`;
}
