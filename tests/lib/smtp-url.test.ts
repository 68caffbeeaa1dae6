import fc from "fast-check";
import { expect, test } from "vitest";
import { isLoopback, readSmtpUrl, readSmtpUrls } from "../../src/lib/smtp-url.ts";

test.each([
  ["smtps://mail.example.org", { host: "mail.example.org", port: 465, encryption: "implicit" }],
  ["smtp://mail.example.org", { host: "mail.example.org", port: 587, encryption: "starttls" }],
  ["smtp://mail.example.org:25", { host: "mail.example.org", port: 25, encryption: "starttls" }],
  ["smtp://10.0.0.5:25/?tls=off", { host: "10.0.0.5", port: 25, encryption: "none" }],
  ["smtp://127.0.0.1:2525", { host: "127.0.0.1", port: 2525, encryption: "none" }],
  ["smtp://[::1]:2525", { host: "::1", port: 2525, encryption: "none" }],
  ["smtp://localhost?tls=required", { host: "localhost", port: 587, encryption: "starttls" }],
  [
    "smtps://us%40er:p%2Fa%3Ass@mail.example.org?name=blog.example.org",
    {
      host: "mail.example.org",
      port: 465,
      encryption: "implicit",
      login: { user: "us@er", password: "p/a:ss" },
      name: "blog.example.org",
    },
  ],
  [
    "smtps://ana:token@mail.example.org?auth=xoauth2",
    {
      host: "mail.example.org",
      port: 465,
      encryption: "implicit",
      login: { user: "ana", password: "token", method: "XOAUTH2" },
    },
  ],
])("%s", (url, server) => {
  expect(readSmtpUrl(url)).toEqual({ server });
});

test.each([
  ["mail.example.org", "not of the form"],
  ["https://mail.example.org", "not of the form"],
  ["smtp://", "not of the form"],
  ["smtp://user:pa/ss@mail.example.org", "not of the form"],
  ["smtp://user:pa#ss@mail.example.org", "not of the form"],
  ["smtp://mail.example.org/path", "something behind its host"],
  ["smtp://user:100%@mail.example.org", "%25"],
  ["smtp://user@mail.example.org", "no password"],
  ["smtp://mail.example.org?pool=true", "an option"],
  ["smtp://mail.example.org?tls=maybe", "neither"],
  ["smtp://u:p@mail.example.org?auth=ntlm", "none of"],
  ["smtp://mail.example.org?name=a%0d%0ab", "no host name"],
  ["smtp://user:secret@mail.example.org?tls=off", "unencrypted"],
])("%s is refused", (url, words) => {
  expect(readSmtpUrl(url)).toEqual({ why: expect.stringContaining(words) });
});

test("whatever user and password are, they come through, and no complaint repeats them", () => {
  const word = fc.string({ minLength: 8, unit: "grapheme" });
  fc.assert(
    fc.property(word, word, (user, password) => {
      const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
      expect(readSmtpUrl(`smtps://${login}@mail.example.org`)).toMatchObject({
        server: { login: { user, password } },
      });
      expect(JSON.stringify(readSmtpUrl(`smtp://${login}@mail.example.org?tls=off`))).not.toContain(
        password,
      );
    }),
  );
});

test("loopback is loopback alone", () => {
  for (const host of ["localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.9.9", "::1"]) {
    expect(isLoopback(host), host).toBe(true);
  }
  for (const host of ["127.0.0.1.example.org", "localhost.example.org", "10.0.0.1", "::2"]) {
    expect(isLoopback(host), host).toBe(false);
  }
});

test.each([
  ["smtp://a.example smtps://b.example", ["a.example", "b.example"]],
  [" smtp://a.example,smtps://b.example ", ["a.example", "b.example"]],
  [
    "smtp://a.example ,\n smtps://b.example\tsmtp://c.example",
    ["a.example", "b.example", "c.example"],
  ],
  ["smtp://a.example", ["a.example"]],
])("%j names several servers in their order", (urls, hosts) => {
  const read = readSmtpUrls(urls);
  expect("servers" in read && read.servers.map(({ host }) => host)).toEqual(hosts);
});

test("a comma in a password is one", () => {
  const read = readSmtpUrls("smtps://ana:a,b@a.example,smtps://ana:c,@b.example");
  expect(read).toMatchObject({
    servers: [{ login: { password: "a,b" } }, { login: { password: "c," } }],
  });
});

test("which of several is wrong is told by its number, and nothing of it repeated", () => {
  expect(readSmtpUrls("smtps://a.example smtps://hunter2@b.example")).toEqual({
    why: "names 2 servers, and number 2 has a user and no password",
  });
  expect(readSmtpUrls("smtps://hunter2@b.example")).toEqual({ why: "has a user and no password" });
});

test("a user alone is enough where access tokens can be asked for, and for nothing else", () => {
  expect(readSmtpUrl("smtps://ana@a.example?auth=xoauth2", true)).toMatchObject({
    server: { login: { user: "ana", password: "", method: "XOAUTH2" } },
  });
  expect(readSmtpUrl("smtps://ana@a.example?auth=xoauth2")).toEqual({
    why: "has a user and no password",
  });
  expect(readSmtpUrl("smtps://ana@a.example", true)).toEqual({ why: "has a user and no password" });
});
