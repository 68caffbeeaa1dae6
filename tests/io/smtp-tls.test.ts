import { X509Certificate } from "node:crypto";
import { checkServerIdentity } from "node:tls";
import type { SMTPServerOptions } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import { tlsTrouble } from "../../src/io/tls-trouble.ts";
import { bareSmtp, type PeerEvent } from "../peers/bare-smtp.ts";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "../peers/certificate.ts";
import { realSmtp } from "../peers/real-smtp.ts";

const TLS = { key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE };
const LOGIN = "reader%40blog.example:correct%20horse@";
const PASSWORD = /correct|horse|Y29ycmVjd|Y3Q|wrong|hunter2/;

async function submit(url: string, ca?: string) {
  const { mailer } = openMailer(url, ca === undefined ? {} : { ca });
  if (!mailer) throw new Error("a sound URL");
  onTestFinished(() => mailer.close());
  const message = {
    sender: "digest@blog.example",
    recipient: "reader@example.org",
    pieces: [Buffer.from("Subject: x\r\n\r\nx\r\n")],
  };
  return mailer.submit(message, () => Promise.resolve(true));
}

const starttls: SMTPServerOptions = { ...TLS, disabledCommands: [] };
const open: SMTPServerOptions = { disabledCommands: ["STARTTLS"], allowInsecureAuth: true };

test("STARTTLS, then the login, then the message", async () => {
  const peer = await realSmtp(starttls);
  const url = `smtp://${LOGIN}127.0.0.1:${peer.port}?tls=required`;
  expect(await submit(url, LOOPBACK_CERTIFICATE)).toMatchObject({ at: "end", proven: true });
  expect(peer.logins).toEqual(["PLAIN encrypted reader@blog.example"]);
  expect(peer.messages).toMatchObject([{ recipient: "reader@example.org", secure: true }]);
});

test("TLS from the first byte", async () => {
  const peer = await realSmtp({ ...TLS, secure: true, disabledCommands: [] });
  const url = `smtps://${LOGIN}localhost:${peer.port}`;
  expect(await submit(url, LOOPBACK_CERTIFICATE)).toMatchObject({ at: "end" });
  expect(peer.logins).toEqual(["PLAIN encrypted reader@blog.example"]);
});

test.each(["plain", "login", "xoauth2"])("asked to log in by %s, it does", async (method) => {
  const peer = await realSmtp({ ...starttls, authMethods: ["PLAIN", "LOGIN", "XOAUTH2"] });
  const url = `smtp://${LOGIN}127.0.0.1:${peer.port}?tls=required&auth=${method}`;
  expect(await submit(url, LOOPBACK_CERTIFICATE)).toMatchObject({ at: "end", proven: true });
  expect(peer.logins).toEqual([`${method.toUpperCase()} encrypted reader@blog.example`]);
});

test("a token that is not taken is the server's 535, and nowhere in the answer", async () => {
  const peer = await realSmtp({ ...open, authMethods: ["XOAUTH2"] });
  const answer = await submit(`smtp://reader:hunter2@127.0.0.1:${peer.port}?auth=xoauth2`);
  expect(answer).toMatchObject({ at: "login", proven: false });
  expect(JSON.stringify(answer)).not.toMatch(PASSWORD);
  expect(peer.messages).toEqual([]);
});

test("a server that knows LOGIN alone", async () => {
  const peer = await realSmtp({ ...starttls, authMethods: ["LOGIN"] });
  const url = `smtp://${LOGIN}127.0.0.1:${peer.port}?tls=required`;
  expect(await submit(url, LOOPBACK_CERTIFICATE)).toMatchObject({ at: "end" });
  expect(peer.logins).toEqual(["LOGIN encrypted reader@blog.example"]);
});

test.each<[string, string, SMTPServerOptions]>([
  ["STARTTLS", "smtp", starttls],
  ["TLS from the first byte", "smtps", { ...TLS, secure: true, disabledCommands: [] }],
])("a certificate that nobody vouches for gets no login: %s", async (_how, scheme, options) => {
  const peer = await realSmtp(options);
  const query = scheme === "smtp" ? "?tls=required" : "";
  const answer = await submit(`${scheme}://${LOGIN}127.0.0.1:${peer.port}${query}`);
  expect(answer).toMatchObject({ at: "connect", proven: false });
  expect(answer).toMatchObject({
    cause: expect.stringMatching(
      /^the certificate of 127\.0\.0\.1 is vouched for by nobody .*: SMTP_CA_FILE may name/,
    ),
  });
  expect(peer.logins).toEqual([]);
  expect(peer.messages).toEqual([]);
});

test("another host's certificate is called that, and other trouble is left as it is", () => {
  const { subject, subjectaltname } = new X509Certificate(LOOPBACK_CERTIFICATE).toLegacyObject();
  const error = checkServerIdentity("mail.example.org", { subject, subjectaltname } as never);
  expect(tlsTrouble(error ?? new Error(), "mail.example.org")).toBe(
    "the certificate of mail.example.org is another host's",
  );
  expect(tlsTrouble(new Error("connect ECONNREFUSED"), "mail.example.org")).toBeUndefined();
});

test("a server that begins without TLS is called that", async () => {
  const peer = await realSmtp(open);
  expect(await submit(`smtps://${LOGIN}127.0.0.1:${peer.port}`)).toMatchObject({
    at: "connect",
    cause: "127.0.0.1 does not begin with TLS there",
  });
});

test.each<[string, (event: PeerEvent) => string | undefined]>([
  ["does not offer STARTTLS", () => undefined],
  [
    "offers STARTTLS and refuses it",
    ({ at }) =>
      at === "ehlo" ? "250-peer.example\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS" : undefined,
  ],
  ["knows no EHLO", ({ at }) => (at === "ehlo" ? "502 what" : undefined)],
])("where TLS is required, a server that %s is told nothing", async (_what, answer) => {
  const peer = await bareSmtp(answer);
  onTestFinished(() => peer.close());
  const url = peer.url.replace("smtp://", `smtp://${LOGIN}`).concat("?tls=required");
  expect(await submit(url)).toMatchObject({ at: "connect", proven: false });
  expect(peer.commands.filter((line) => !/^(EHLO|HELO|STARTTLS|QUIT)/.test(line))).toEqual([]);
});

test("a password on loopback may go unencrypted", async () => {
  const peer = await realSmtp(open);
  expect(await submit(`smtp://${LOGIN}127.0.0.1:${peer.port}`)).toMatchObject({ at: "end" });
  expect(peer.logins).toEqual(["PLAIN open reader@blog.example"]);
});

test("a wrong password is the server's 535, and nowhere in the answer", async () => {
  const peer = await realSmtp(open);
  const answer = await submit(`smtp://reader:hunter2@127.0.0.1:${peer.port}`);
  expect(answer).toMatchObject({
    at: "login",
    reply: expect.stringMatching(/^535 /),
    proven: false,
  });
  expect(JSON.stringify(answer)).not.toMatch(PASSWORD);
  expect(peer.messages).toEqual([]);
});

test("a wrong password is tried once, however many messages wait", async () => {
  const peer = await realSmtp(open);
  const { mailer } = openMailer(`smtp://reader:hunter2@127.0.0.1:${peer.port}`);
  const message = {
    sender: "a@blog.example",
    recipient: "b@example.org",
    pieces: [Buffer.from("x")],
  };
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => mailer?.submit(message, () => Promise.resolve(true))),
  );
  await mailer?.close();
  expect(peer.logins).toHaveLength(1);
  for (const answer of answers) expect(answer).toMatchObject({ at: "login", proven: false });
});

test("a server without a login is not sent what should have been logged in", async () => {
  const peer = await realSmtp();
  const answer = await submit(`smtp://reader:hunter2@127.0.0.1:${peer.port}`);
  expect(answer).toMatchObject({ at: "login", cause: "the server offers no login" });
  expect(JSON.stringify(answer)).not.toMatch(PASSWORD);
});
