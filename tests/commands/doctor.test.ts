/** `postrider doctor` against servers of its own, all of them on loopback. */
import { generateKeyPairSync } from "node:crypto";
import { createSocket } from "node:dgram";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "../peers/certificate.ts";
import { dnsServer } from "../peers/dns.ts";
import { realSmtp } from "../peers/real-smtp.ts";
import { postrider, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const POSTRIDER_SECRET = "0123456789abcdef0123456789abcdef";
const POST = "---\ntitle: Hello\ndate: 2026-11-20\n---\nHello.\n";

function configFor(unsubscribe: string, address = "1 Example Street"): string {
  return [
    "site:",
    "  title: A blog",
    "  url: https://blog.example/",
    "  language: en",
    "  timezone: Europe/Berlin",
    "  author: Ada",
    ...(address === "" ? [] : [`  address: ${address}`]),
    "posts:",
    "  folders: [posts]",
    "network:",
    "  private-addresses: true",
    "mail:",
    "  from: A blog <digest@blog.example>",
    `  unsubscribe: ${unsubscribe}`,
    "",
  ].join("\n");
}

/** A web server with a certificate that `trust` makes Node believe. */
async function webServer(answer: RequestListener) {
  const server = createServer({ key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE }, answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const trusted = temporaryFolder({ "authority.pem": LOOPBACK_CERTIFICATE });
  const trust = { NODE_EXTRA_CA_CERTS: join(trusted, "authority.pem") };
  return { url: `https://127.0.0.1:${port}/u/{token}`, trust };
}

/** What changes from run to run: ports, and the key. */
function steady(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replace(/p=[\w+/=]{40,}/g, "p=KEY")
    .replace(/has [\d,.]+(?= (?:kB|bytes))/g, "has SIZE")
    .replace(/of \d+(?= links)/g, "of ALL");
}

test("everything in order, and nothing is sent or changed", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const published = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const dns = await dnsServer({
    "blog.example": ["v=spf1 include:_spf.mail.example -all"],
    "_dmarc.blog.example": ["v=DMARC1; p=quarantine"],
    "mail._domainkey.blog.example": [`v=DKIM1; k=rsa; p=${published}`],
  });
  const smtp = await realSmtp({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    size: 1_000_000,
  });
  const requests: string[] = [];
  const web = await webServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      requests.push(`${request.method} ${request.url} ${body}`.trim());
      response.setHeader("date", new Date().toUTCString());
      response.end(request.method === "POST" ? "done" : '<form method="post"></form>');
    });
  });
  const blog = temporaryFolder({
    "postrider.yaml": configFor(web.url),
    "posts/hello.md": POST,
    "readers.txt": "ada@example.org\ngrace@example.org\n",
    "key.pem": privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    ".env": [
      `SMTP_URL=smtp://reader:correct%20horse@127.0.0.1:${smtp.port}`,
      `POSTRIDER_SECRET=${POSTRIDER_SECRET}`,
      "DKIM_DOMAIN=blog.example",
      "DKIM_SELECTOR=mail",
      "DKIM_PRIVATE_KEY_FILE=key.pem",
      "",
    ].join("\n"),
  });
  chmodSync(join(blog, ".env"), 0o600);
  await postrider(blog, ["subscribers", "import", "readers.txt"]);
  const before = readFileSync(join(blog, "postrider.db"));
  const ran = await postrider(blog, ["doctor", "--dns-server", dns.address], web.trust);
  expect(ran.stderr).toBe("");
  await expect(steady(ran.stdout)).toMatchFileSnapshot("golden/doctor-in-order.txt");
  expect(ran.code).toBe(0);
  expect(smtp.messages).toEqual([]);
  expect(smtp.logins).toEqual(["PLAIN open reader"]);
  expect(readFileSync(join(blog, "postrider.db"))).toEqual(before);
  const token = /^POST \/u\/(\w+) List-Unsubscribe=One-Click$/.exec(requests[0] ?? "")?.[1];
  expect(token).toMatch(/^unobody/);
  expect(requests.slice(1)).toEqual([`GET /u/${token}`]);

  const json = await postrider(blog, ["doctor", "--json", "--dns-server", dns.address], web.trust);
  const { counts, findings } = JSON.parse(json.stdout);
  expect(counts).toMatchObject({ problem: 0, unknown: 0 });
  expect(findings).toContainEqual(
    expect.objectContaining({ code: "dkim-record", about: "sender", verdict: "ok" }),
  );
});

test("much in disorder, each with what to do", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const dns = await dnsServer({
    "blog.example": ["v=spf1 +all"],
    "_dmarc.blog.example": ["v=DMARC1; p=none", "v=DMARC1; p=reject"],
    "mail._domainkey.blog.example": ["v=DKIM1; k=rsa; p=AAAA"],
  });
  const smtp = await realSmtp({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const web = await webServer((_request, response) => {
    response.setHeader("date", new Date(Date.now() - 7_200_000).toUTCString());
    response.end("You are unsubscribed.");
  });
  const blog = temporaryFolder({
    "postrider.yaml": configFor(web.url, ""),
    "posts/hello.md": POST,
    "key.pem": privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    ".env": [
      `SMTP_URL=smtp://reader:canary-password@127.0.0.1:${smtp.port}`,
      `POSTRIDER_SECRET=${POSTRIDER_SECRET}`,
      "DKIM_DOMAIN=blog.example",
      "DKIM_SELECTOR=mail",
      "DKIM_PRIVATE_KEY_FILE=key.pem",
      "",
    ].join("\n"),
  });
  chmodSync(join(blog, ".env"), 0o644);
  const ran = await postrider(blog, ["doctor", "--dns-server", dns.address, ...NOW], web.trust);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toBe("");
  expect(ran.stdout).not.toContain("canary-password");
  await expect(steady(ran.stdout)).toMatchFileSnapshot("golden/doctor-in-disorder.txt");
});

test("offline and with nothing set up, it says what could not be seen and what comes first", async () => {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await new Promise((resolve) => socket.once("listening", resolve));
  const nobody = `127.0.0.1:${socket.address().port}`;
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  const blog = temporaryFolder({
    "postrider.yaml": configFor("mailto:hello@blog.example").replace(
      "https://blog.example/",
      "https://127.0.0.1:1/",
    ),
    "posts/hello.md": POST,
  });
  const ran = await postrider(blog, ["doctor", "--dns-server", nobody, ...NOW]);
  expect(ran.code).toBe(1);
  await expect(steady(ran.stdout)).toMatchFileSnapshot("golden/doctor-offline.txt");
  // Looking makes no ledger.
  expect(statSync(join(blog, "postrider.db"), { throwIfNoEntry: false })).toBeUndefined();
});

test("a damaged ledger is found though it opens", async () => {
  const blog = temporaryFolder({
    "postrider.yaml": configFor("mailto:hello@blog.example"),
    "posts/hello.md": POST,
    "readers.txt": Array.from({ length: 500 }, (_, n) => `reader${n}@example.org`).join("\n"),
  });
  const dns = await dnsServer({});
  await postrider(blog, ["subscribers", "import", "readers.txt"]);
  const path = join(blog, "postrider.db");
  const bytes = readFileSync(path);
  bytes.fill(0x55, bytes.length - 9000, bytes.length - 5000);
  writeFileSync(path, bytes);
  const { stdout } = await postrider(blog, [
    "doctor",
    "--json",
    "--dns-server",
    dns.address,
    ...NOW,
  ]);
  expect(JSON.parse(stdout).findings).toContainEqual(
    expect.objectContaining({ code: "ledger-sound", verdict: "problem" }),
  );
});

test("without a project, or with a DNS server that is none, it does not run", async () => {
  const nowhere = await postrider(temporaryFolder(), ["doctor"]);
  expect(nowhere.code).toBe(2);
  expect(nowhere.stderr).toContain("there is no `postrider.yaml`");
  const blog = temporaryFolder({ "postrider.yaml": configFor("mailto:hello@blog.example") });
  const ran = await postrider(blog, ["doctor", "--dns-server", "dns.example"]);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain("error: `--dns-server` is no address: `dns.example`");
});
