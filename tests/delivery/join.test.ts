import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { composeMessage, personal } from "../../src/delivery/compose.ts";
import { readDkimKey } from "../../src/delivery/dkim.ts";
import { listHeaders, messageId } from "../../src/delivery/headers.ts";
import { joinMessage, type Reader } from "../../src/delivery/join.ts";
import { composeMime } from "../../src/delivery/mime.ts";
import { boundaryOf, prepareMessage } from "../../src/delivery/template.ts";
import type { Digest } from "../../src/model/digest.ts";
import { DIGEST, dkimMaterial, READER, SETTINGS } from "./material.ts";

const { written, resolver } = dkimMaterial(1024);
const { key } = readDkimKey(written);
if (!key) throw new Error("the test's own key");

/** The message as nodemailer makes it for this one reader, from beginning to end. */
function composedInFull(digest: Digest, reader: Reader): Promise<string> {
  return composeMime({
    settings: SETTINGS,
    digest: { ...digest, ...personal(digest, reader.unsubscribe) },
    to: reader,
    messageId: messageId(reader.id, SETTINGS.domain),
    headers: listHeaders(SETTINGS, reader.unsubscribe),
    boundary: boundaryOf(digest),
  });
}

async function joined(digest: Digest, reader: Reader, keys = key ? [key] : []): Promise<string> {
  const { pieces } = await joinMessage(await prepareMessage(digest, SETTINGS), reader, keys);
  return Buffer.concat(pieces).toString("latin1");
}

/** Where lines of quoted-printable are broken says nothing about what they hold. */
function unwrapped(message: string): string {
  const [head = "", ...body] = message.split("\r\n\r\n");
  return [head, ...body.map((part) => part.replace(/=46rom/g, "From").replace(/=\r\n/g, ""))].join(
    "\r\n\r\n",
  );
}

const letter = fc.constantFrom(
  ...Array.from("abcXYZ 0-_.,'\"\\<>@()[]:;/?=&%#éßÅаяשלםقمر中文かな한😀👩‍👩‍👧\u0301\u202E"),
);
const words = (maxLength: number) =>
  fc.string({ unit: letter, maxLength }).map((text) => text.trim().replace(/ {2,}/g, " "));
const local = fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,40}$/);
const domain = fc.constantFrom(
  "example.org",
  "bücher.example",
  "xn--bcher-kva.example",
  "a.b.c.example",
);
const readers: fc.Arbitrary<Reader> = fc.record(
  {
    id: fc.stringMatching(/^[0-9a-f]{32}$/),
    address: fc.tuple(fc.oneof(local, fc.constant("zoë")), domain).map((parts) => parts.join("@")),
    name: words(120),
    unsubscribe: fc.record(
      {
        url: fc
          .stringMatching(/^[\w=&.-]{0,160}$/)
          .map((path) => `https://blog.example/u/${path}?b=1&c="2"&d=$&`),
        mailto: fc.constant("mailto:stop@blog.example?subject=x"),
      },
      { requiredKeys: ["url"] },
    ),
  },
  { requiredKeys: ["id", "address", "unsubscribe"] },
);

function bytes(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** Marks at every distance from the end of a line, and beside each other. */
const bodies = fc
  .array(
    fc.oneof(words(90), fc.constantFrom("\n", "\n\n", "From ", ".", " \n", "unsubscribe-q7x2")),
  )
  .map((parts) => parts.join(""));

test("joined, a message is the one that is composed in full for this reader", async () => {
  await fc.assert(
    fc.asyncProperty(readers, bodies, bodies, async (reader, html, text) => {
      const digest = {
        ...DIGEST,
        html: `${html}unsubscribe-q7x2</p>${DIGEST.html}`,
        text: `${text}unsubscribe-q7x2\n${DIGEST.text}`,
      };
      const message = await joined(digest, reader, []);
      expect(unwrapped(message)).toBe(unwrapped(await composedInFull(digest, reader)));
      const body = message.slice(message.indexOf("\r\n\r\n"));
      for (const line of body.split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
      expect(message.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      expect(body).not.toMatch(/^From /m);
    }),
    { numRuns: 300 },
  );
});

test("a digest larger than the encoder's portions is cut and joined like any other", async () => {
  const filler = "<p>Eine lange Zeile, naïvely — 😀, und noch eine. </p>\n".repeat(3000);
  const html = `${filler}<a href="unsubscribe-q7x2">x</a>${filler}${DIGEST.html}`;
  const digest = { ...DIGEST, html };
  const message = await joined(digest, READER, []);
  expect(message.length).toBeGreaterThan(300_000);
  expect(unwrapped(message)).toBe(unwrapped(await composedInFull(digest, READER)));
});

test("whoever the reader is, another program finds the signature good and the reader in To", async () => {
  const template = await prepareMessage(DIGEST, SETTINGS);
  await fc.assert(
    fc.asyncProperty(readers, async (reader) => {
      const { pieces } = await joinMessage(template, reader, key ? [key] : []);
      const message = Buffer.concat(pieces);
      const { results } = await dkimVerify(message, { resolver });
      expect(results.map(({ status }) => status.result)).toEqual(["pass"]);
      const { to } = await PostalMime.parse(message);
      expect(to).toHaveLength(1);
      expect(to?.[0]?.address?.split("@")[0]).toBe(reader.address.split("@")[0]);
    }),
    { numRuns: 50 },
  );
});

test("one message alone is the same as one of many", async () => {
  const template = await prepareMessage(DIGEST, SETTINGS);
  await joinMessage(template, { ...READER, id: "another" }, [key]);
  const { pieces, ...envelope } = await joinMessage(template, READER, [key]);
  const { bytes: whole, ...alone } = await composeMessage(DIGEST, SETTINGS, READER, [key]);
  expect(Buffer.concat(pieces).equals(whole)).toBe(true);
  expect(alone).toMatchObject(envelope);
});

test("what is the same for everybody is the same object for everybody", async () => {
  const template = await prepareMessage(DIGEST, SETTINGS);
  const one = await joinMessage(template, READER, [key]);
  const other = await joinMessage(template, { ...READER, id: "another" }, [key]);
  const shared = one.pieces.filter((piece) => other.pieces.includes(piece));
  expect(shared.length).toBe(3);
  expect(bytes(one.pieces) - bytes(shared)).toBeLessThan(2500);
});

test("a report of non-delivery comes back to the envelope that it is about", async () => {
  const settings = { ...SETTINGS, bounce: "bounces@blog.example" };
  const message = await joinMessage(await prepareMessage(DIGEST, settings), READER);
  expect(message.sender).toBe("bounces+0123456789abcdef0123456789abcdef@blog.example");
  expect(Buffer.concat(message.pieces).toString()).toContain(
    "From: Postrider <digest@blog.example>",
  );
});

test("a second signature by an Ed25519 key is good too", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const second = { domain: "blog.example", selector: "ed", privateKey };
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const message = Buffer.from(await joined(DIGEST, READER, [key, second]), "latin1");
  const { results } = await dkimVerify(message, {
    resolver: (name: string) =>
      name === "ed._domainkey.blog.example"
        ? Promise.resolve([[`v=DKIM1; k=ed25519; p=${raw}`]])
        : resolver(name),
  });
  expect(results.map(({ algo, status }) => [algo, status.result])).toEqual([
    ["rsa-sha256", "pass"],
    ["ed25519-sha256", "pass"],
  ]);
});
