import { describe, expect, test } from "vitest";
import { checkClock } from "../../src/doctor/clock.ts";
import { checkSize } from "../../src/doctor/digest-size.ts";
import { checkLedger, checkModes } from "../../src/doctor/ledger.ts";
import { checkLinks } from "../../src/doctor/links.ts";
import { checkUnsubscribeField } from "../../src/doctor/list-unsubscribe.ts";
import { checkOneClick, type WebAnswer } from "../../src/doctor/one-click.ts";
import { checkPostalAddress } from "../../src/doctor/postal-address.ts";
import { checkServer } from "../../src/doctor/server.ts";
import type { ServerAnswer } from "../../src/model/server-answer.ts";
import type { Finding } from "../../src/model/finding.ts";

const verdicts = (found: readonly Finding[]) => found.map(({ verdict }) => verdict);

test("Gmail's limit is the limit", () => {
  expect(checkSize("x".repeat(102_399)).verdict).toBe("ok");
  expect(checkSize("ü".repeat(51_200)).verdict).toBe("problem");
});

test("the postal address has to be there and to be shown", () => {
  const shown = { html: "<p>Ada &amp; Co</p>", text: "Ada & Co" };
  expect(checkPostalAddress(["Ada & Co", "Berlin"], shown).verdict).toBe("ok");
  expect(checkPostalAddress(["Ada & Co"], { ...shown, text: "" }).verdict).toBe("warning");
  expect(checkPostalAddress([], shown).verdict).toBe("problem");
});

test.each<[string, readonly string[]]>([
  ["https://blog.example/a?b=1&amp;c=2", ["ok"]],
  ["mailto:ada@blog.example", ["ok"]],
  ["http://blog.example/", ["warning"]],
  ["https://localhost:4000/", ["warning"]],
  ["http://192.168.1.2/", ["warning"]],
  ["http://[::1]/", ["warning"]],
  ["/a/relative/one", ["problem"]],
  ["#top", ["problem"]],
  ["", ["problem"]],
  ["javascript:alert(1)", ["problem"]],
])("a link to %s", (href, expected) => {
  expect(verdicts(checkLinks(`<p><a class="x" href="${href}">a</a></p>`))).toEqual(expected);
});

test.each([
  ["<https://blog.example/u/x>", true, "ok"],
  ["<https://blog.example/u/x>,\r\n <mailto:a@blog.example>", true, "ok"],
  ["<https://blog.example/u/x>", false, "warning"],
  ["<mailto:a@blog.example>", true, "warning"],
  ["https://blog.example/u/x", true, "problem"],
])("List-Unsubscribe: %s, one click promised: %s", (value, promised, verdict) => {
  const post = promised ? "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" : "";
  const message = Buffer.from(`List-Unsubscribe: ${value}\r\n${post}Subject: x\r\n\r\nbody`);
  expect(checkUnsubscribeField(message).verdict).toBe(verdict);
});

const answer = (status: number, body = "", headers = {}): WebAnswer => ({
  status,
  body,
  headers,
});

describe("one click", () => {
  const PAGE = '<form method="post"><button>Unsubscribe</button></form>';

  test.each<[string, WebAnswer, WebAnswer, readonly string[]]>([
    ["as it should be", answer(200, "done"), answer(200, PAGE), ["ok", "ok"]],
    ["a redirect", answer(303, "", { location: "/x" }), answer(200, PAGE), ["problem", "ok"]],
    ["not there", answer(404, "no"), answer(404, "no page"), ["problem", "warning"]],
    ["POST forbidden", answer(405), answer(200, PAGE), ["problem", "ok"]],
    ["a cookie", answer(200, "", { "set-cookie": "a=b" }), answer(200, PAGE), ["warning", "ok"]],
    ["a GET that does it", answer(200, "done"), answer(200, "done"), ["ok", "problem"]],
    ["a page without a form", answer(200, "done"), answer(200, "hello"), ["ok", "warning"]],
    [
      "nobody",
      { failed: "nothing answers" },
      { failed: "nothing answers" },
      ["problem", "unknown"],
    ],
  ])("%s", (_name, posted, got, expected) => {
    expect(verdicts(checkOneClick(posted, got))).toEqual(expected);
  });
});

describe("mail server", () => {
  const ANSWER: ServerAnswer = {
    host: "mail.example",
    port: 465,
    encrypted: true,
    local: false,
    loggedIn: true,
    abilities: "250-mail.example\n250 SIZE 1000",
  };

  test.each<[string, Partial<ServerAnswer>, number | undefined, readonly string[]]>([
    ["takes it", {}, 1000, ["ok", "ok"]],
    ["finds it too large", {}, 1001, ["ok", "problem"]],
    ["has no limit", { abilities: "250 SIZE 0" }, 10_000, ["ok"]],
    ["is asked without a message", {}, undefined, ["ok"]],
    ["is not encrypted", { encrypted: false, abilities: "" }, 1, ["warning"]],
    ["is not encrypted and here", { encrypted: false, local: true, abilities: "" }, 1, ["ok"]],
    ["is not there", { stopped: { at: "connect", because: "x" } }, 1, ["problem"]],
    ["knows nobody", { stopped: { at: "login", because: "535 x" } }, 1, ["problem"]],
  ])("%s", (_name, more, size, expected) => {
    expect(verdicts(checkServer({ ...ANSWER, ...more }, size))).toEqual(expected);
  });

  test.each([
    ["535 5.7.8 bad credentials", "user and password"],
    ["530 5.7.0 Must issue a STARTTLS command first", "?tls=required"],
  ])("a login refused with `%s` is mended by another %s", (because, words) => {
    const [found] = checkServer({ ...ANSWER, stopped: { at: "login", because } }, undefined);
    expect(found?.todo).toContain(words);
  });
});

test.each([
  [0, "ok"],
  [119_000, "ok"],
  [-120_000, "warning"],
  [3_600_000, "problem"],
  [-86_400_000, "problem"],
])("a clock that is %i milliseconds ahead", (ahead, verdict) => {
  const now = Date.UTC(2026, 10, 23, 8);
  const date = { written: "Mon, 23 Nov 2026 08:00:00 GMT", host: "blog.example" };
  expect(checkClock(now + ahead, date).verdict).toBe(verdict);
  expect(checkClock(now, undefined).verdict).toBe("unknown");
  expect(checkClock(now, { ...date, written: "soon" }).verdict).toBe("unknown");
});

const file = (mode: number | undefined) => [{ name: ".env", mode }];

test("a ledger is sound, missing or damaged, and files are private or not", () => {
  expect(checkLedger("postrider.db", { readers: 1 }).verdict).toBe("ok");
  expect(checkLedger("postrider.db", { missing: true }).verdict).toBe("warning");
  expect(checkLedger("postrider.db", { damage: ["page 3 is gone"] }).verdict).toBe("problem");
  const trouble = {
    code: "x",
    level: "error",
    headline: "it is locked away",
    hint: "let",
  } as const;
  expect(checkLedger("postrider.db", { trouble })).toMatchObject({
    verdict: "problem",
    says: "it is locked away",
    todo: "let",
  });
  const behind = { ...trouble, level: "warning" } as const;
  expect(checkLedger("postrider.db", { trouble: behind }).verdict).toBe("warning");
  expect(verdicts(checkModes(file(0o600)))).toEqual(["ok"]);
  expect(verdicts(checkModes(file(0o400)))).toEqual(["ok"]);
  expect(verdicts(checkModes(file(0o640)))).toEqual(["warning"]);
  expect(verdicts(checkModes(file(0o604)))).toEqual(["warning"]);
  expect(checkModes(file(undefined))).toEqual([]);
});
