import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { composeMessage } from "../../src/delivery/compose.ts";
import type { Reader } from "../../src/delivery/join.ts";
import type { Digest, MessageSettings } from "../../src/model/digest.ts";
import { DIGEST, READER, SETTINGS } from "./material.ts";

async function composed(
  reader: Partial<Reader> = {},
  digest: Partial<Digest> = {},
): Promise<string> {
  const message = await composeMessage({ ...DIGEST, ...digest }, SETTINGS, {
    ...READER,
    ...reader,
  });
  return new TextDecoder("utf-8", { fatal: true }).decode(message.bytes);
}

test("the whole message", async () => {
  await expect(await composed()).toMatchFileSnapshot("golden/digest.eml");
});

test("equal input gives equal bytes", async () => {
  expect(await composed()).toBe(await composed());
});

test("a message is ASCII, its lines end in CRLF and none is too long", async () => {
  const message = await composed({
    name: "Zoë",
    unsubscribe: { url: "https://blog.example/ü <b>" },
  });
  expect(message).toMatch(/^[\t\r\n\x20-\x7E]*$/);
  expect(message.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of message.split("\r\n")) expect(line.length).toBeLessThanOrEqual(78);
});

test("a parser finds in it what was put in", async () => {
  const message = await composed({ name: 'Zoë "Z", eve@example.com' });
  const parsed = await PostalMime.parse(message);
  expect(parsed.from).toEqual({ name: "Postrider", address: "digest@blog.example" });
  expect(parsed.to).toEqual([{ name: 'Zoë "Z", eve@example.com', address: "reader@example.org" }]);
  expect(parsed.replyTo).toEqual([{ name: "", address: "hello@blog.example" }]);
  expect(parsed.subject).toBe(DIGEST.subject);
  expect(parsed.messageId).toBe("<0123456789abcdef0123456789abcdef@blog.example>");
  expect(parsed.date).toBe("2026-11-23T08:00:00.000Z");
  const headers = Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value]));
  expect(headers).toMatchObject({
    "list-id": '"The Postrider blog" <digest.blog.example>',
    "list-unsubscribe":
      "<https://blog.example/u/token?a=1&b=2>, <mailto:stop@blog.example?subject=unsubscribe%20token>",
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    "auto-submitted": "auto-generated",
  });
  expect(parsed.text?.trimEnd()).toBe(
    DIGEST.text.replace("unsubscribe-q7x2", "https://blog.example/u/token?a=1&b=2").trimEnd(),
  );
  expect(parsed.html?.trimEnd()).toBe(
    DIGEST.html.replace("unsubscribe-q7x2", "https://blog.example/u/token?a=1&amp;b=2"),
  );
});

test("nobody's address is in a Message-ID or in the list's fields", async () => {
  const message = await composed();
  expect(message.match(/reader@example\.org/g)).toHaveLength(1);
});

test("a mailto alone promises no one-click", async () => {
  const message = await composed({ unsubscribe: { mailto: "mailto:stop@blog.example?subject=t" } });
  expect(message).toContain("List-Unsubscribe: <mailto:stop@blog.example?subject=t>\r\n");
  expect(message).not.toContain("List-Unsubscribe-Post");
  expect((await PostalMime.parse(message)).text).toContain(
    "Unsubscribe: mailto:stop@blog.example?subject=t",
  );
});

test("plain http promises no one-click either", async () => {
  const message = await composed({ unsubscribe: { url: "http://blog.example/u" } });
  expect(message).not.toContain("List-Unsubscribe-Post");
});

test("without a way out there is no message", async () => {
  await expect(composed({ unsubscribe: {} })).rejects.toThrow("way to unsubscribe");
});

test("another edition, another reader: another Message-ID, the same list", async () => {
  const one = await composed();
  const other = await composed({ id: "another" }, { edition: "2026-11-30" });
  expect(field(one, "Message-ID")).not.toBe(field(other, "Message-ID"));
  expect(field(one, "Feedback-ID")).toMatch(/^digest:[0-9a-f]{12}$/);
  expect(field(one, "Feedback-ID")).toBe(field(other, "Feedback-ID"));
});

function field(message: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, "m").exec(message)?.[1];
}

const EVIL = "x\r\nBcc: eve@example.com\r\n\r\nbody";
const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const SETTINGS_WITH_EVIL: readonly [string, Partial<MessageSettings>][] = [
  ["the list's title", { listTitle: EVIL }],
  ["the list's id", { listId: EVIL }],
  ["the sender's name", { from: { name: EVIL, address: "digest@blog.example" } }],
  ["the sender's address", { from: { address: `digest@blog.example${EVIL}` } }],
  ["the name behind Reply-To", { replyTo: { name: EVIL, address: "hello@blog.example" } }],
  ["the address behind Reply-To", { replyTo: { address: `hello@blog.example${EVIL}` } }],
  ["the domain", { domain: EVIL }],
  ["the bounce address", { bounce: `bounces@blog.example${EVIL}` }],
];

test.each<[string, () => Promise<string>]>([
  ["the reader's name", () => composed({ name: EVIL })],
  ["the reader's address", () => composed({ address: `a@example.org${EVIL}` })],
  ["the id", () => composed({ id: EVIL })],
  ["the link", () => composed({ unsubscribe: { url: `https://blog.example/${EVIL}` } })],
  ["the mailto", () => composed({ unsubscribe: { mailto: `mailto:${EVIL}` } })],
  ["the subject", () => composed({}, { subject: EVIL })],
  ...SETTINGS_WITH_EVIL.map(([setting, settings]): [string, () => Promise<string>] => [
    setting,
    async () => decoded((await composeMessage(DIGEST, { ...SETTINGS, ...settings }, READER)).bytes),
  ]),
])("no header gets in through %s", async (_field, make) => {
  const parsed = await PostalMime.parse(await make());
  expect(parsed.headers.map(({ key }) => key)).not.toContain("bcc");
  expect(parsed.text).toContain("Postrider");
});

test("a file or an address in the content is content", async () => {
  const html = '<img src="file:///etc/hostname"><a href="unsubscribe-q7x2">x</a>';
  const parsed = await PostalMime.parse(await composed({}, { html }));
  expect(parsed.html).toContain("file:///etc/hostname");
  expect(parsed.attachments).toEqual([]);
});
