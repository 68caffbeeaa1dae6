import fc from "fast-check";
import { expect, test } from "vitest";
import { outcomeOf } from "../../src/delivery/replies.ts";
import type { Answer, SmtpStage } from "../../src/model/ports.ts";

const STAGES: readonly SmtpStage[] = ["connect", "login", "sender", "recipient", "data", "end"];

/** `refused!` is a bad address, `deferred!` asks for less speed. */
function outcome(at: SmtpStage, reply: string | undefined, proven = true): string {
  const answer: Answer = reply === undefined ? { at, proven } : { at, reply, proven };
  const result = outcomeOf(answer);
  const strong =
    (result.is === "refused" && result.badAddress) ||
    (result.is === "deferred" && result.throttled);
  return `${result.is}${strong ? "!" : ""}`;
}

test.each<[SmtpStage, string, string]>([
  ["end", "250 2.0.0 Ok: queued as 4F2", "submitted"],
  ["end", "250 ok", "submitted"],
  // The address is at fault.
  ["recipient", "550 5.1.1 <ada@example.org>: user unknown", "refused!"],
  [
    "recipient",
    "550-5.1.1 The email account that you tried to reach\n550 5.1.1 does not exist",
    "refused!",
  ],
  ["recipient", "550 5.1.2 no such domain", "refused!"],
  ["recipient", "556 5.1.10 null MX", "refused!"],
  ["recipient", "550 5.1.10 null MX", "refused!"],
  ["recipient", "556 domain does not accept mail", "refused!"],
  ["end", "550 5.1.1 no such user", "refused!"],
  // So is this subscriber alone, but not for ever.
  ["recipient", "550 no such user here", "refused"],
  ["recipient", "552 5.2.2 mailbox full", "refused"],
  ["end", "552 5.2.2 over quota", "refused"],
  ["recipient", "550 5.7.13 account disabled", "refused"],
  ["recipient", "553 5.6.7 no SMTPUTF8", "refused"],
  ["recipient", "550 5.4.4 unable to route", "refused"],
  // Ours: nobody is blamed.
  ["connect", "554 5.7.1 you are on a list", "halted"],
  ["connect", "521 no mail here", "halted"],
  ["login", "535 5.7.8 bad credentials", "halted"],
  ["login", "535 no", "halted"],
  ["login", "534 5.7.9 mechanism too weak", "halted"],
  ["sender", "530 5.7.0 must issue STARTTLS first", "halted"],
  ["sender", "550 5.1.8 sender's domain does not exist", "halted"],
  ["sender", "550 who are you", "halted"],
  ["recipient", "550 5.1.7 bad sender", "halted"],
  ["recipient", "554 5.7.1 relay access denied", "halted"],
  ["recipient", "530 authentication required", "halted"],
  ["end", "550 5.7.515 sender does not meet authentication level", "halted"],
  ["end", "552 5.3.4 message too big", "halted"],
  ["end", "552 too big", "halted"],
  ["end", "554 transaction failed", "halted"],
  ["data", "554 no", "halted"],
  // Later.
  ["recipient", "450 4.2.0 greylisted", "deferred"],
  ["recipient", "452 4.2.2 mailbox full", "deferred"],
  ["end", "450 4.2.2 over quota", "deferred"],
  ["recipient", "451 4.3.0 try again", "deferred"],
  ["end", "451 local error", "deferred"],
  ["sender", "503 5.5.1 bad sequence", "deferred"],
  // Later, and slower.
  ["connect", "421 too many connections", "deferred!"],
  ["recipient", "421 4.7.0 too fast", "deferred!"],
  ["end", "421 4.3.0 closing", "deferred!"],
  ["login", "454 4.7.0 temporary authentication failure", "deferred!"],
  ["recipient", "450 4.7.1 rate limited", "deferred!"],
  ["sender", "452 4.3.1 disk full", "deferred!"],
])("at %s `%s`: %s", (at, reply, expected) => {
  expect(outcome(at, reply)).toBe(expected);
});

test("cut off before the dot it is tried again, behind it nobody knows", () => {
  expect(STAGES.map((at) => outcome(at, undefined))).toEqual([
    "deferred!",
    "deferred!",
    "deferred!",
    "deferred!",
    "deferred!",
    "uncertain",
  ]);
});

test("a server that never let anybody through stops the run", () => {
  expect(STAGES.map((at) => outcome(at, undefined, false))).toEqual([
    "halted",
    "halted",
    "deferred!",
    "deferred!",
    "deferred!",
    "uncertain",
  ]);
});

test("while another server stands by, the trouble of one slows nobody down", () => {
  const answers: Answer[] = [
    { at: "end", reply: "421 4.7.0 slow", proven: true },
    { at: "data", cause: "cut off", proven: true },
  ];
  for (const answer of answers) {
    expect(outcomeOf({ ...answer, standby: true })).toMatchObject({ throttled: false });
    expect(outcomeOf(answer)).toMatchObject({ is: "deferred", throttled: true });
  }
});

test("half a reply, nonsense and a yes to another question are no answer", () => {
  for (const reply of ["25", "", "hello", "999 what", "354 go on", "100 hm"]) {
    expect(outcome("end", reply), reply).toBe("uncertain");
    expect(outcome("recipient", reply), reply).toBe("deferred!");
  }
  expect(outcome("data", "250 ok")).toBe("deferred!");
});

test("nothing but a yes to the dot is a submission, and nothing before it is uncertain", () => {
  fc.assert(
    fc.property(fc.constantFrom(...STAGES), fc.string(), fc.boolean(), (at, text, proven) => {
      for (const reply of [text, `250 ${text}`, `5${text}`, `450 4.${text}`]) {
        const { is } = outcomeOf({ at, reply, proven });
        if (is === "submitted") expect([at, reply[0]]).toEqual(["end", "2"]);
        if (is === "uncertain") expect(at).toBe("end");
      }
    }),
  );
});

test("the words are one line, masked and short", () => {
  const reply = "550-5.1.1 <ada@example.org>:\n550-5.1.1 unknown\n550 5.1.1 see https://x.example";
  expect(outcomeOf({ at: "recipient", reply, proven: true }).reply).toBe(
    "550 5.1.1 <a…@example.org>: unknown see https://x.example",
  );
  const endless = `451 ${"x".repeat(10_000)}`;
  expect(outcomeOf({ at: "end", reply: endless, proven: true }).reply).toHaveLength(300);
});
