/** Runs that fail in every way that has to do with a secret: none of it, and no reader, is in what they say. */
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bareSmtp, type PeerEvent } from "../peers/bare-smtp.ts";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "../peers/certificate.ts";
import { realSmtp } from "../peers/real-smtp.ts";
import { postrider, sampleBlog } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const READER = "very.own.name@example.org";
const PASSWORD = "canary-password/7f3a";
const POSTRIDER_SECRET = "canary-secret-7f3a-0123456789abcdef";
const REFRESH = "canary-refresh-7f3a";
const DKIM_PRIVATE_KEY = generateKeyPairSync("rsa", { modulusLength: 1024 })
  .privateKey.export({ format: "pem", type: "pkcs8" })
  .toString();

/** Whatever of these is in an output is too much: as it is, in an address, or in Base64. */
const SECRETS = [
  PASSWORD,
  encodeURIComponent(PASSWORD),
  POSTRIDER_SECRET,
  REFRESH,
  "very.own.name",
  ...DKIM_PRIVATE_KEY.split("\n").slice(1, 3),
];
const FORBIDDEN = SECRETS.flatMap((secret) => [
  secret,
  // Whatever stands in front of it, two of the three ways in which its Base64 may begin are cut short.
  ...[0, 1, 2].map((front) => base64From(secret, front)),
]);

function base64From(secret: string, front: number): string {
  const text = Buffer.from(`${"x".repeat(front)}${secret}`).toString("base64");
  return text.slice(front === 0 ? 0 : 4).replace(/.{0,2}=*$/, "");
}

async function blogWithReader(): Promise<string> {
  const blog = sampleBlog();
  await postrider(blog, ["subscribers", "add", READER]);
  return blog;
}

const loginAt = (port: number | string) =>
  `ana%40blog.example:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`;

/** Says back what it was told, at that point of the conversation. */
const parrot =
  (stage: PeerEvent["at"], code: string) =>
  ({ at, line }: PeerEvent) => {
    if (at === "ehlo") return "250-peer\r\n250 AUTH PLAIN LOGIN XOAUTH2";
    if (at === stage) return `${code} what is ${line} ${PASSWORD} ${READER}`;
    return at === "auth" ? "235 2.7.0 welcome" : undefined;
  };

async function parrotUrl(stage: PeerEvent["at"], code: string, query = ""): Promise<string> {
  const peer = await bareSmtp(parrot(stage, code));
  onTestFinished(() => peer.close());
  return `smtp://${loginAt(new URL(peer.url).port)}${query}`;
}

test.each<[string, () => Promise<Record<string, string>>, readonly string[]]>([
  ["a server that is not there", async () => ({ SMTP_URL: `smtp://${loginAt(1)}` }), []],
  ["two of them", async () => ({ SMTP_URL: `smtp://${loginAt(1)} smtp://${loginAt(2)}` }), []],
  ["an URL that is none", async () => ({ SMTP_URL: `smtp://${loginAt(1)}/${PASSWORD}` }), []],
  ["a login refused", async () => ({ SMTP_URL: await parrotUrl("auth", "535") }), ["--debug"]],
  [
    "a token refused",
    async () => ({ SMTP_URL: await parrotUrl("auth", "535", "?auth=xoauth2") }),
    ["--debug"],
  ],
  [
    "a token that cannot be had",
    async () => ({
      SMTP_URL: (await parrotUrl("auth", "535", "?auth=xoauth2")).replace(/:[^:@]*@/, "@"),
      SMTP_OAUTH_TOKEN_URL: "http://127.0.0.1:1/",
      SMTP_OAUTH_CLIENT_ID: "postrider",
      SMTP_OAUTH_REFRESH_TOKEN: REFRESH,
    }),
    ["--debug"],
  ],
  [
    "a sender refused",
    async () => ({ SMTP_URL: await parrotUrl("mail", "550 5.7.1") }),
    ["--debug"],
  ],
  [
    "a reader refused",
    async () => ({ SMTP_URL: await parrotUrl("rcpt", "550 5.1.1") }),
    ["--debug"],
  ],
  [
    "a message refused",
    async () => ({ SMTP_URL: await parrotUrl("dot", "554 5.7.1") }),
    ["--json"],
  ],
  [
    "a certificate that nobody vouches for",
    async () => {
      const { port } = await realSmtp({
        secure: true,
        key: LOOPBACK_KEY,
        cert: LOOPBACK_CERTIFICATE,
      });
      return { SMTP_URL: `smtps://${loginAt(port)}` };
    },
    ["--debug"],
  ],
  [
    "a DKIM key of another kind",
    async () => ({ DKIM_ED25519_SELECTOR: "ed", DKIM_ED25519_PRIVATE_KEY: DKIM_PRIVATE_KEY }),
    [],
  ],
])("after %s no secret is told and no reader", async (_what, env, args) => {
  const blog = await blogWithReader();
  const variables = {
    POSTRIDER_SECRET,
    POSTRIDER_DEBUG: "1",
    DKIM_DOMAIN: "postrider.example",
    DKIM_SELECTOR: "mail",
    DKIM_PRIVATE_KEY,
    ...(await env()),
  };
  const ran = await postrider(blog, ["send", "--yes", ...args, ...NOW], variables);
  const status = await postrider(blog, ["status", "2026-11-23", "--json", ...NOW], variables);
  const said = ran.stdout + ran.stderr + status.stdout + status.stderr;
  expect(ran.stdout + ran.stderr).toMatch(/error: |stopped|refused|halted/);
  for (const secret of FORBIDDEN) expect(said).not.toContain(secret);
});

test("a fault tells no secret either", async () => {
  const blog = await blogWithReader();
  writeFileSync(
    join(blog, "postrider.db"),
    "no database at all, but long enough to look like one".repeat(99),
  );
  const ran = await postrider(blog, ["send", "--yes", ...NOW], {
    POSTRIDER_SECRET,
    POSTRIDER_DEBUG: "1",
    SMTP_URL: `smtp://${loginAt(1)}`,
  });
  expect(ran.code).toBe(2);
  for (const secret of FORBIDDEN) expect(ran.stdout + ran.stderr).not.toContain(secret);
});
