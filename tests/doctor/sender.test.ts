/** What DNS says of a sender, and what follows. */
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { composeMessage } from "../../src/delivery/compose.ts";
import { publishedKey } from "../../src/delivery/published-key.ts";
import { checkDkimRecord } from "../../src/doctor/dkim-record.ts";
import { checkAlignment, checkDmarc, lookUpDmarc } from "../../src/doctor/dmarc.ts";
import { checkSpf } from "../../src/doctor/spf.ts";
import type { TxtAnswer } from "../../src/doctor/txt.ts";
import { DIGEST, READER, SETTINGS } from "../delivery/material.ts";

const records = (...all: readonly string[]): TxtAnswer => ({ records: all });
const OFFLINE: TxtAnswer = { failed: "no DNS server can be asked" };

describe("DKIM record", () => {
  const KEY = {
    name: "mail._domainkey.blog.example",
    type: "rsa",
    value: "AAAA",
    bits: 2048,
  } as const;

  test.each<[string, TxtAnswer, readonly string[]]>([
    ["the key that signs", records("v=DKIM1; k=rsa; p=AAAA"), ["ok"]],
    ["cut with white space", records("v=DKIM1;k=rsa;p=AA AA;"), ["ok"]],
    ["without version and type", records("p=AAAA"), ["ok"]],
    ["beside something else", records("hello", "v=DKIM1; p=AAAA"), ["ok"]],
    ["for mail among others", records("p=AAAA; s=email:other; h=sha1:sha256"), ["ok"]],
    ["a test", records("p=AAAA; t=y:s"), ["ok", "warning"]],
    ["none", records(), ["problem"]],
    ["two", records("p=AAAA", "p=BBBB"), ["problem"]],
    ["another key", records("p=AAAB"), ["problem"]],
    ["revoked", records("v=DKIM1; p="), ["problem"]],
    ["another type", records("k=ed25519; p=AAAA"), ["problem"]],
    ["another version", records("v=DKIM2; p=AAAA"), ["problem"]],
    ["not for mail", records("p=AAAA; s=other"), ["problem"]],
    ["SHA-1 alone", records("p=AAAA; h=sha1"), ["problem"]],
    ["no answer", OFFLINE, ["unknown"]],
  ])("%s", (_name, answer, verdicts) => {
    const found = checkDkimRecord(KEY, answer);
    expect(found.map(({ verdict }) => verdict)).toEqual(verdicts);
    for (const { verdict, todo } of found) if (verdict !== "ok") expect(todo).toBeDefined();
  });

  test("a short key is warned of", () => {
    const found = checkDkimRecord({ ...KEY, bits: 1024 }, records("p=AAAA"));
    expect(found.map(({ verdict }) => verdict)).toEqual(["ok", "warning"]);
  });

  test.each(["rsa", "ed25519"] as const)(
    "what it says to publish is what a verifier needs: %s",
    async (type) => {
      const { privateKey } =
        type === "rsa"
          ? generateKeyPairSync("rsa", { modulusLength: 2048 })
          : generateKeyPairSync("ed25519");
      const key = { domain: "blog.example", selector: "mail", privateKey };
      const [missing] = checkDkimRecord(publishedKey(key), records());
      const record = /publish there, as TXT: (.*)$/.exec(missing?.todo ?? "")?.[1] ?? "";
      const { bytes } = await composeMessage(DIGEST, SETTINGS, READER, [key]);
      const { results } = await dkimVerify(Buffer.from(bytes), {
        resolver: (name) =>
          Promise.resolve(name === "mail._domainkey.blog.example" ? [[record]] : []),
      });
      expect(results.map(({ status }) => status.result)).toEqual(["pass"]);
      expect(checkDkimRecord(publishedKey(key), records(record))[0]?.verdict).toBe("ok");
    },
  );
});

test.each<[string, TxtAnswer, string]>([
  ["one", records("v=spf1 include:_spf.mail.example -all"), "ok"],
  ["lenient", records("other", "v=spf1 mx ~all"), "ok"],
  ["elsewhere", records("v=spf1 redirect=_spf.mail.example"), "ok"],
  ["none", records("v=spf10 -all"), "problem"],
  ["two", records("v=spf1 -all", "v=spf1 mx -all"), "problem"],
  ["everybody", records("v=spf1 mx +all"), "problem"],
  ["everybody, without a sign", records("v=spf1 mx all"), "problem"],
  ["nothing said of others", records("v=spf1 mx"), "warning"],
  ["too many", records(`v=spf1 ${"include:a.example ".repeat(11)}-all`), "problem"],
  ["no answer", OFFLINE, "unknown"],
])("SPF record: %s", (_name, answer, verdict) => {
  expect(checkSpf("blog.example", answer).verdict).toBe(verdict);
});

describe("DMARC", () => {
  test.each<[string, TxtAnswer, string]>([
    ["one", records("v=DMARC1; p=none; rua=mailto:a@blog.example"), "ok"],
    ["strict", records("v=DMARC1;p=reject"), "ok"],
    ["none", records("v=DMARC2; p=none"), "problem"],
    ["two", records("v=DMARC1; p=none", "v=DMARC1; p=reject"), "problem"],
    ["without a policy", records("v=DMARC1; rua=mailto:a@blog.example"), "problem"],
    ["with another policy", records("v=DMARC1; p=maybe"), "problem"],
    ["no answer", OFFLINE, "unknown"],
  ])("%s", (_name, answer, verdict) => {
    expect(checkDmarc("blog.example", { domain: "blog.example", answer }).verdict).toBe(verdict);
  });

  test("the nearest domain above that has a policy speaks for those below", async () => {
    const asked: string[] = [];
    const found = await lookUpDmarc("news.blog.example", (name) => {
      asked.push(name);
      return Promise.resolve(
        records(...(name === "_dmarc.blog.example" ? ["v=DMARC1; p=none"] : [])),
      );
    });
    expect(found.domain).toBe("blog.example");
    expect(asked).toEqual(["_dmarc.news.blog.example", "_dmarc.blog.example"]);
  });

  test("no top-level domain is asked", async () => {
    const asked: string[] = [];
    await lookUpDmarc("news.blog.example", (name) => {
      asked.push(name);
      return Promise.resolve(records());
    });
    expect(asked).toEqual(["_dmarc.news.blog.example", "_dmarc.blog.example"]);
  });

  test.each<[string, string, string | undefined, string]>([
    ["v=DMARC1; p=none", "blog.example", "blog.example", "ok"],
    ["v=DMARC1; p=none", "news.blog.example", "blog.example", "ok"],
    ["v=DMARC1; p=none; adkim=s", "news.blog.example", "blog.example", "problem"],
    ["v=DMARC1; p=none", "blog.example", "other.example", "problem"],
    ["v=DMARC1; p=none", "blog.example", "evil-blog.example", "problem"],
    ["v=DMARC1; p=none", "blog.example", undefined, "warning"],
  ])("%s: from %s, signed by %s: %s", (policy, from, signing, verdict) => {
    const dmarc = { domain: "blog.example", answer: records(policy) };
    const domains = { from, bounce: from, ...(signing !== undefined && { signing }) };
    expect(checkAlignment(dmarc, domains).verdict).toBe(verdict);
  });
});
