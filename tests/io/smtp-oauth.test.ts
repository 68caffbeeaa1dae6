import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openMailer } from "../../src/io/smtp-mailer.ts";
import { bareSmtp } from "../peers/bare-smtp.ts";
import { realSmtp } from "../peers/real-smtp.ts";

const MESSAGE = {
  sender: "digest@blog.example",
  recipient: "reader@example.org",
  pieces: [Buffer.from("Subject: x\r\n\r\nx\r\n")],
};
const REFRESH = "refresh-token-7f3a";
const CLIENT_SECRET = "client-secret-7f3a";

/** A server that gives out access tokens, one after the other, and what it was asked. */
async function tokenServer(tokens: readonly string[], lifetime = 3600) {
  const asked: Record<string, string>[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      asked.push(Object.fromEntries(new URLSearchParams(body)));
      const token = tokens[asked.length - 1];
      response.statusCode = token === undefined ? 400 : 200;
      response.end(
        JSON.stringify(
          token === undefined
            ? { error: "invalid_grant", error_description: `${REFRESH} was revoked` }
            : { access_token: token, token_type: "Bearer", expires_in: lifetime },
        ),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const oauth = {
    tokenUrl: `http://127.0.0.1:${port}/token`,
    id: "postrider",
    clientSecret: CLIENT_SECRET,
    refreshToken: REFRESH,
  };
  return { asked, oauth };
}

async function scene(accessToken: string, tokens: readonly string[], lifetime?: number) {
  const peer = await realSmtp({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authMethods: ["XOAUTH2"],
  });
  const { asked, oauth } = await tokenServer(tokens, lifetime);
  const login = accessToken === "" ? "ana" : `ana:${encodeURIComponent(accessToken)}`;
  const transcript: string[] = [];
  const { mailer } = openMailer(`smtp://${login}@127.0.0.1:${peer.port}?auth=xoauth2`, {
    oauth,
    perConnection: 1,
    transcript: (line) => transcript.push(line),
  });
  if (!mailer) throw new Error("a sound URL");
  onTestFinished(() => mailer.close());
  const submit = () => mailer.submit(MESSAGE, () => Promise.resolve(true));
  return { peer, asked, submit, transcript };
}

test("without an access token one is asked for, once for many connections", async () => {
  const { asked, submit, peer } = await scene("", ["correct horse"]);
  for (const answer of await Promise.all([submit(), submit(), submit()])) {
    expect(answer).toMatchObject({ at: "end", proven: true });
  }
  await submit();
  expect(peer.messages).toHaveLength(4);
  expect(asked).toEqual([
    {
      grant_type: "refresh_token",
      client_id: "postrider",
      client_secret: CLIENT_SECRET,
      refresh_token: REFRESH,
    },
  ]);
});

test("an access token that is at hand is used until it is refused", async () => {
  const { asked, submit } = await scene("correct horse", []);
  expect(await submit()).toMatchObject({ at: "end" });
  expect(asked).toEqual([]);
});

test("one that is refused is asked for anew", async () => {
  const { asked, submit, peer } = await scene("stale token", ["correct horse"]);
  expect(await submit()).toMatchObject({ at: "end" });
  expect(asked).toHaveLength(1);
  expect(peer.messages).toHaveLength(1);
});

test("one that has expired is asked for anew", async () => {
  const tokens = Array.from({ length: 9 }, () => "correct horse");
  const { asked, submit } = await scene("", tokens, 1);
  await submit();
  const before = asked.length;
  await pause(1100);
  expect(await submit()).toMatchObject({ at: "end" });
  expect(asked.length).toBeGreaterThan(before);
});

test("a new token that is refused too is the server's 535, and asked for no third time", async () => {
  const { asked, submit } = await scene("stale token", ["another wrong one", "yet another"]);
  expect(await submit()).toMatchObject({ at: "login", reply: expect.stringMatching(/^535 /) });
  expect(asked).toHaveLength(1);
});

test("where no token is given out, it is said why, and no secret with it", async () => {
  const { submit, transcript, peer } = await scene("", []);
  const answer = await submit();
  expect(answer).toMatchObject({
    at: "login",
    cause: expect.stringContaining("no access token: invalid_grant"),
  });
  expect(JSON.stringify([answer, transcript])).not.toMatch(/7f3a/);
  expect(peer.messages).toEqual([]);
});

test("a server that says no at once, without asking back, gets a fresh token too", async () => {
  let logins = 0;
  const { oauth, asked } = await tokenServer(["fresh token"]);
  const peer = await bareSmtp(({ at, line }) => {
    if (at === "ehlo") return "250-peer\r\n250 AUTH XOAUTH2";
    if (at !== "auth") return undefined;
    logins += 1;
    const told = Buffer.from(line.slice("AUTH XOAUTH2 ".length), "base64").toString();
    return told.includes("fresh token") ? "235 2.7.0 welcome" : "535 5.7.3 no";
  });
  onTestFinished(() => peer.close());
  const { mailer } = openMailer(`${peer.url.replace("//", "//ana:stale@")}?auth=xoauth2`, {
    oauth,
  });
  expect(await mailer?.submit(MESSAGE, () => Promise.resolve(true))).toMatchObject({ at: "end" });
  expect(logins).toBe(2);
  expect(asked).toHaveLength(1);
  await mailer?.close();
});

test("the transcript shows the conversation and neither secrets nor addresses", async () => {
  const { submit, transcript } = await scene("stale token", ["correct horse"]);
  await submit();
  const text = transcript.join("\n");
  expect(text).toMatch(/C: EHLO/);
  expect(text).toMatch(/C: AUTH XOAUTH2 …/);
  expect(text).toMatch(/C: RCPT TO:<r…@example\.org>/);
  expect(text).toMatch(/S: 250/);
  const secrets = ["correct horse", "stale token", "ana", REFRESH, CLIENT_SECRET, "reader@"];
  for (const secret of secrets) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString("base64").replace(/=+$/, ""));
  }
});
