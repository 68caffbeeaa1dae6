/** What is sent, to whom, and signed with what: the same for everybody who is measured. */
import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import type { Digest, MessageSettings } from "../../src/model/digest.ts";
import type { Edition } from "../../src/model/edition.ts";
import type { Subscriber } from "../../src/model/subscriber.ts";
import { randomFrom } from "../corpus/random.ts";
import { sentenceFrom, titleFrom } from "../corpus/sentences.ts";

const SLOT = Date.UTC(2026, 10, 23, 8);
const TOKEN = "unsubscribe-q7x2";

export const EDITION: Edition = {
  id: "2026-11-23",
  slot: SLOT,
  window: { from: SLOT - 7 * 86_400_000, to: SLOT },
  posts: ["tag:blog.example,2026:a"],
};

export const SETTINGS: MessageSettings = {
  from: { name: "Postrider", address: "digest@blog.example" },
  listId: "digest.blog.example",
  listTitle: "The Postrider blog",
  domain: "blog.example",
};

/** Two parts that come to about 65 KB with all that is around them. */
export function makeDigest(): Digest {
  const random = randomFrom(65);
  const cards = Array.from({ length: 58 }, (_, number) => ({
    title: titleFrom(random),
    url: `https://blog.example/2026/11/post-${number}/`,
    excerpt: `${sentenceFrom(random)} ${sentenceFrom(random)}`,
  }));
  const html = [
    '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>58 new posts</title></head>',
    '<body style="margin:0;background-color:#f4f4f2"><table role="presentation" width="600">',
    ...cards.map(
      ({ title, url, excerpt }) =>
        `<tr><td align="left" style="font-size:0;padding:10px 25px;word-break:break-word">` +
        `<div style="font-family:Georgia,'Times New Roman',serif;font-size:22px;line-height:1.3;text-align:left;color:#1a1a1a">` +
        `<a href="${url}" style="color:#1a1a1a;text-decoration:none">${title}</a></div></td></tr>\n` +
        `<tr><td align="left" style="font-size:0;padding:0 25px 10px;word-break:break-word">` +
        `<div style="font-family:Georgia,serif;font-size:16px;line-height:1.6;text-align:left;color:#333333">` +
        `<p>${excerpt}</p><p><a href="${url}" style="color:#0b57d0">Read on — “${title}”</a></p></div></td></tr>`,
    ),
    `</table><p style="font-size:14px">The Postrider blog, 1 Example Street. <a href="${TOKEN}">Unsubscribe</a></p>`,
    "</body></html>",
  ].join("\n");
  const text = [
    ...cards.map(({ title, url, excerpt }) => `${title}\n${excerpt}\n${url}\n`),
    "The Postrider blog, 1 Example Street",
    `Unsubscribe: ${TOKEN}`,
    "",
  ].join("\n");
  return {
    edition: EDITION.id,
    slot: SLOT,
    subject: "58 new posts",
    html,
    text,
    tokens: { unsubscribe: TOKEN },
    archiveUrl: "https://blog.example/editions/2026-11-23/",
  };
}

export function* subscribers(count: number): Generator<Subscriber> {
  for (let number = 0; number < count; number += 1) {
    yield {
      id: `s${number}`,
      address: `reader${number}@example.org`,
      name: `Reader ${number}`,
      state: "active",
      source: "made for a benchmark",
      since: SLOT,
    };
  }
}

/** As long as a sealed token is. */
export function unsubscribeUrl(subscriber: string): string {
  return `https://blog.example/unsubscribe/${Buffer.from(subscriber.padEnd(48, "~")).toString("base64url")}`;
}

export const DKIM = { domain: "blog.example", selector: "bench" };

/** A fresh RSA-2048 key, PEM. */
export function makeKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

export function dkimKey(pem: string) {
  return { ...DKIM, privateKey: createPrivateKey(pem) };
}
