import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { readSecrets } from "../../src/config/secrets.ts";
import { LOOPBACK_CERTIFICATE } from "../peers/certificate.ts";

const pem = { format: "pem", type: "pkcs8" } as const;
const RSA = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
const KEY = RSA.export(pem).toString();
const PKCS1 = RSA.export({ format: "pem", type: "pkcs1" }).toString();
const SMALL = generateKeyPairSync("rsa", { modulusLength: 768 }).privateKey.export(pem).toString();
const ED25519 = generateKeyPairSync("ed25519").privateKey.export(pem).toString();
const LOCKED = RSA.export({ ...pem, cipher: "aes-256-cbc", passphrase: "x" }).toString();
const DKIM = { DKIM_DOMAIN: "blog.example", DKIM_SELECTOR: "post" };
const SECRET = "0123456789abcdef0123456789abcdef";

const noFile = (): undefined => undefined;

function read(env: Record<string, string>, files: Record<string, string> = {}) {
  const { secrets, problems } = readSecrets(env, (path) =>
    files[path] === undefined ? undefined : new TextEncoder().encode(files[path]),
  );
  return { secrets, told: problems.map(({ code, headline }) => `${code}: ${headline}`) };
}

test("nothing set is nothing, and so is what is set and empty", () => {
  const nothing = { secrets: { tokenSecrets: [] }, told: [] };
  expect(read({})).toEqual(nothing);
  expect(
    read({ SMTP_URL: " ", POSTRIDER_SECRET: "", DKIM_DOMAIN: "", DKIM_PRIVATE_KEY: "" }),
  ).toEqual(nothing);
});

test("the example file sets nothing, and names every variable with a sentence", () => {
  const text = readFileSync(".env.example", "utf8");
  const env = parseEnv(text);
  expect(Object.keys(env).toSorted()).toEqual([
    "DKIM_DOMAIN",
    "DKIM_ED25519_PRIVATE_KEY",
    "DKIM_ED25519_PRIVATE_KEY_FILE",
    "DKIM_ED25519_SELECTOR",
    "DKIM_PRIVATE_KEY",
    "DKIM_PRIVATE_KEY_FILE",
    "DKIM_SELECTOR",
    "POSTRIDER_SECRET",
    "SMTP_CA_FILE",
    "SMTP_OAUTH_CLIENT_ID",
    "SMTP_OAUTH_CLIENT_SECRET",
    "SMTP_OAUTH_REFRESH_TOKEN",
    "SMTP_OAUTH_TOKEN_URL",
    "SMTP_URL",
  ]);
  expect(readSecrets(env, noFile)).toEqual({ secrets: { tokenSecrets: [] }, problems: [] });
  for (const name of Object.keys(env))
    expect(text).toMatch(new RegExp(`\\.\\n(#.*\\n)*${name}=\\n`));
});

test("everything set comes out", () => {
  const env = {
    ...DKIM,
    SMTP_URL: " smtps://ana:p%40ss@mail.example.org ",
    DKIM_PRIVATE_KEY: KEY,
    POSTRIDER_SECRET: `${SECRET}, older-${SECRET},`,
  };
  expect(read(env)).toEqual({
    secrets: {
      smtpUrl: "smtps://ana:p%40ss@mail.example.org",
      tokenSecrets: [SECRET, `older-${SECRET}`],
      dkim: { domain: "blog.example", selector: "post", privateKey: KEY.trim() },
    },
    told: [],
  });
});

const OAUTH = {
  SMTP_OAUTH_TOKEN_URL: "https://token.example.org/",
  SMTP_OAUTH_CLIENT_ID: "postrider",
  SMTP_OAUTH_REFRESH_TOKEN: "refresh",
};

test("with somebody to ask for access tokens, a user is enough", () => {
  const SMTP_URL = "smtps://ana@mail.example.org?auth=xoauth2";
  expect(read({ ...OAUTH, SMTP_URL })).toEqual({
    secrets: {
      tokenSecrets: [],
      smtpUrl: SMTP_URL,
      smtpOauth: {
        tokenUrl: "https://token.example.org/",
        id: "postrider",
        refreshToken: "refresh",
      },
    },
    told: [],
  });
  const { secrets } = read({ ...OAUTH, SMTP_OAUTH_CLIENT_SECRET: "s" });
  expect(secrets.smtpOauth?.clientSecret).toBe("s");
});

test("an authority of one's own is a file of certificates", () => {
  const env = { SMTP_CA_FILE: "ca.pem" };
  expect(read(env, { "ca.pem": LOOPBACK_CERTIFICATE })).toEqual({
    secrets: { tokenSecrets: [], smtpCa: LOOPBACK_CERTIFICATE },
    told: [],
  });
  expect(read(env, { "ca.pem": KEY }).told).toEqual([
    expect.stringContaining("secret-invalid: `SMTP_CA_FILE` names a file that has no certificate"),
  ]);
});

test("a key may be one line, or PKCS #1, or a file", () => {
  const oneLine = KEY.trim().replaceAll("\n", "\\n");
  expect(read({ ...DKIM, DKIM_PRIVATE_KEY: oneLine }).secrets.dkim?.privateKey).toBe(KEY.trim());
  expect(read({ ...DKIM, DKIM_PRIVATE_KEY: PKCS1 }).told).toEqual([]);
  const file = read({ ...DKIM, DKIM_PRIVATE_KEY_FILE: "keys/dkim.pem" }, { "keys/dkim.pem": KEY });
  expect(file.secrets.dkim?.privateKey).toBe(KEY);
});

test("a second key signs beside the first", () => {
  const env = { ...DKIM, DKIM_PRIVATE_KEY: KEY, DKIM_ED25519_SELECTOR: "ed" };
  const { secrets, told } = read(
    { ...env, DKIM_ED25519_PRIVATE_KEY_FILE: "ed.pem" },
    { "ed.pem": ED25519 },
  );
  expect(told).toEqual([]);
  expect(secrets.dkim?.ed25519).toEqual({ selector: "ed", privateKey: ED25519 });
});

test.each([
  [
    { DKIM_DOMAIN: "blog.example", DKIM_ED25519_SELECTOR: "ed", DKIM_ED25519_PRIVATE_KEY: ED25519 },
    ["secret-missing: `DKIM_SELECTOR`", "secret-missing: `DKIM_PRIVATE_KEY`"],
  ],
  [
    { ...DKIM, DKIM_PRIVATE_KEY: KEY, DKIM_ED25519_SELECTOR: "ed" },
    ["secret-missing: `DKIM_ED25519_PRIVATE_KEY`"],
  ],
  [
    {
      ...DKIM,
      DKIM_PRIVATE_KEY: KEY,
      DKIM_ED25519_SELECTOR: "ed",
      DKIM_ED25519_PRIVATE_KEY: KEY,
    },
    ["secret-invalid: `DKIM_ED25519_PRIVATE_KEY` has a key that is not Ed25519"],
  ],
  [{ SMTP_URL: "mail.example.org" }, ["secret-invalid: `SMTP_URL` is not of the form"]],
  [{ SMTP_URL: "smtp://ana@mail.example.org" }, ["secret-invalid: `SMTP_URL` has a user and no"]],
  [
    { SMTP_URL: "smtps://a.example smtp://ana@b.example" },
    ["secret-invalid: `SMTP_URL` names 2 servers, and number 2 has a user and no"],
  ],
  [
    { SMTP_URL: "smtps://ana@mail.example.org?auth=xoauth2" },
    ["secret-invalid: `SMTP_URL` has a user and no"],
  ],
  [
    { SMTP_OAUTH_CLIENT_SECRET: "x" },
    [
      "secret-missing: `SMTP_OAUTH_TOKEN_URL`",
      "secret-missing: `SMTP_OAUTH_CLIENT_ID`",
      "secret-missing: `SMTP_OAUTH_REFRESH_TOKEN`",
    ],
  ],
  [
    { ...OAUTH, SMTP_OAUTH_TOKEN_URL: "http://token.example.org/" },
    ["secret-invalid: `SMTP_OAUTH_TOKEN_URL` is no address that begins with https://"],
  ],
  [{ SMTP_CA_FILE: "gone.pem" }, ["secret-invalid: `SMTP_CA_FILE` names a file that is not there"]],
  [{ POSTRIDER_SECRET: "short" }, ["secret-weak: "]],
  [{ POSTRIDER_SECRET: `${SECRET},short` }, ["secret-weak: "]],
  [DKIM, ["secret-missing: `DKIM_PRIVATE_KEY` is not set"]],
  [
    { DKIM_PRIVATE_KEY: KEY },
    ["secret-missing: `DKIM_DOMAIN` is not set", "secret-missing: `DKIM_SELECTOR` is not set"],
  ],
  [
    { DKIM_DOMAIN: "blog", DKIM_SELECTOR: "a b", DKIM_PRIVATE_KEY: "x" },
    [
      "secret-invalid: `DKIM_DOMAIN` is no domain",
      "secret-invalid: `DKIM_SELECTOR` is no name",
      "secret-invalid: `DKIM_PRIVATE_KEY` has no private key",
    ],
  ],
  [
    { ...DKIM, DKIM_PRIVATE_KEY_FILE: "gone.pem" },
    ["secret-invalid: `DKIM_PRIVATE_KEY_FILE` names a file that is not there"],
  ],
  [{ ...DKIM, DKIM_PRIVATE_KEY: KEY, DKIM_PRIVATE_KEY_FILE: "k" }, ["secret-twice: "]],
  [
    { ...DKIM, DKIM_PRIVATE_KEY: ED25519 },
    ["secret-invalid: `DKIM_PRIVATE_KEY` has a key that is not RSA"],
  ],
  [
    { ...DKIM, DKIM_PRIVATE_KEY: SMALL },
    ["secret-invalid: `DKIM_PRIVATE_KEY` has a key of 768 bits"],
  ],
  [
    { ...DKIM, DKIM_PRIVATE_KEY: LOCKED },
    ["secret-invalid: `DKIM_PRIVATE_KEY` has a key that is locked"],
  ],
])("%# is told", (env, expected) => {
  const { secrets, told } = read(env);
  expect(secrets).toEqual({ tokenSecrets: [] });
  expect(told).toEqual(expected.map((start) => expect.stringContaining(start)));
});

test("no problem says what is in a variable", () => {
  const canary = "canary-7f3a";
  const env = Object.fromEntries(
    [
      "SMTP_URL",
      "SMTP_OAUTH_TOKEN_URL",
      "SMTP_OAUTH_CLIENT_ID",
      "SMTP_OAUTH_REFRESH_TOKEN",
      "SMTP_CA_FILE",
      "POSTRIDER_SECRET",
      "DKIM_DOMAIN",
      "DKIM_SELECTOR",
      "DKIM_PRIVATE_KEY",
    ].map((name) => [name, `${canary} ${name}`]),
  );
  const urls = [
    `smtp://u:${canary}@h/x`,
    `smtp://u:${canary}%@h`,
    `smtp://u:${canary}@h?x=${canary}`,
  ];
  const all = [
    env,
    { ...DKIM, DKIM_PRIVATE_KEY_FILE: canary },
    ...urls.map((SMTP_URL) => ({ SMTP_URL })),
  ];
  for (const each of all) {
    const { problems } = readSecrets(each, noFile);
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain(canary);
  }
});
