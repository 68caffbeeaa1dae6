import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { describe, expect, onTestFinished, test } from "vitest";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "../peers/certificate.ts";
import { realSmtp } from "../peers/real-smtp.ts";
import { mailServer } from "./mail-server.ts";
import { withEdition } from "../preview/with-edition.ts";
import { postrider, readTree, sampleBlog, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const NEXT_WEEK = ["--now", "2026-11-30T12:00:00+01:00"];
const POSTRIDER_SECRET = "0123456789abcdef0123456789abcdef";

/** The sample blog with readers on file. */
async function blogWith(...readers: readonly string[]): Promise<string> {
  const blog = sampleBlog();
  const list = temporaryFolder({ "readers.csv": ["email", ...readers].join("\n") });
  const ran = await postrider(blog, ["subscribers", "import", join(list, "readers.csv")]);
  expect(ran.code).toBe(0);
  return blog;
}

describe("postrider send", () => {
  test("sends the edition that is due to everybody, once, whatever is called again", async () => {
    const { url, received } = await mailServer();
    const env = { SMTP_URL: url, POSTRIDER_SECRET };
    const blog = await blogWith("ada@example.org", "grace@example.org", "edsger@example.org");

    const first = await postrider(blog, ["send", "--yes", ...NOW], env);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toBe("edition 2026-11-23: 3 submitted\n");
    expect(received.map(({ to }) => to.join()).toSorted()).toEqual([
      "ada@example.org",
      "edsger@example.org",
      "grace@example.org",
    ]);

    const again = await postrider(blog, ["send", "--yes", ...NOW], env);
    expect(again.stdout).toBe(
      "Nothing is due. Next: Monday 30 November 2026, 08:00 (Europe/Berlin). Nothing was sent.\n",
    );
    const run = await postrider(blog, ["run", ...NEXT_WEEK], env);
    expect(run.code).toBe(0);
    expect(received).toHaveLength(3);

    const tree = readTree(blog);
    expect(tree["postrider.lock"]).toMatch(/^edition 2026-11-23 /m);
    const page = tree["public/editions/2026-11-23/index.html"] ?? "";
    expect(page).toContain("Writing for a digest");
    // Whatever is published is for everybody: page, list and feed.
    for (const [path, text] of Object.entries(tree)) {
      if (path.startsWith("public/editions/")) expect(text).not.toMatch(/pr-unsubscribe|\/u\//);
    }
    expect(tree["public/editions/index.html"]).toContain('/editions/2026-11-23/"');
    expect(tree["public/editions/atom.xml"]).toContain(
      '<title type="text">Writing for a digest + 2 more</title>',
    );
    for (const text of Object.values({ ...tree, "postrider.db": "", "postrider.db-wal": "" })) {
      expect(text).not.toContain("ada@example.org");
    }
  });

  test("gives every reader a way out of their own, and the headers that providers ask for", async () => {
    const { url, received } = await mailServer();
    const blog = await blogWith("ada@example.org", "grace@example.org");
    await postrider(blog, ["send", "--yes", ...NOW], { SMTP_URL: url, POSTRIDER_SECRET });

    const links = await Promise.all(
      received.map(async ({ raw }) => {
        const mail = await PostalMime.parse(raw);
        const header = (key: string) => mail.headers.find((each) => each.key === key)?.value ?? "";
        expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
        expect(header("list-id")).toContain("digest.postrider.example");
        const link = /<(https:[^>]+)>/.exec(header("list-unsubscribe"))?.[1] ?? "";
        expect(mail.html).toContain(link);
        expect(mail.text).toContain(link);
        expect(mail.html).toContain("12345 Example Town");
        return link;
      }),
    );
    expect(new Set(links).size).toBe(2);
  });

  test("--dry-run says what would be sent and does nothing", async () => {
    const { url, received } = await mailServer();
    const blog = await blogWith("ada@example.org");
    const before = readTree(blog)["postrider.lock"];
    const ran = await postrider(blog, ["send", "--dry-run", ...NOW], {
      SMTP_URL: url,
      POSTRIDER_SECRET,
    });
    expect(ran.stdout.replace(/[\d.]+ kB/, "… kB")).toMatchInlineSnapshot(`
      "make edition 2026-11-23, due Monday 23 November 2026, 08:00 (Europe/Berlin)
        Writing for a digest + 2 more
        · Writing for a digest
        · From a folder to an inbox
        · Ein Blog, zwei Sprachen
        to 1 subscriber, … kB of HTML
      "
    `);
    expect(ran.stderr).toContain("A dry run: nothing was written or sent.");
    expect(received).toEqual([]);
    expect(readTree(blog)["postrider.lock"]).toBe(before);

    const json = await postrider(blog, ["send", "--dry-run", "--json", ...NOW], {
      SMTP_URL: url,
      POSTRIDER_SECRET,
    });
    expect(JSON.parse(json.stdout)).toMatchObject({
      make: [{ edition: "2026-11-23", envelopes: 1 }],
    });
  });

  test("--to sends one test copy and records nothing", async () => {
    const { url, received } = await mailServer();
    const blog = await blogWith("ada@example.org");
    const env = { SMTP_URL: url, POSTRIDER_SECRET };
    const ran = await postrider(blog, ["send", "--to", "me@example.org", ...NOW], env);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(received.map(({ to }) => to)).toEqual([["me@example.org"]]);
    const json = await postrider(blog, ["send", "--to", "me@example.org", "--json", ...NOW], env);
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: "submitted", to: "me@example.org" });
    const status = await postrider(blog, ["status", ...NOW]);
    expect(status.stdout).toContain("none made yet");
  });

  test("--to verifies the copy before it leaves, as an edition is", async () => {
    const { url, received } = await mailServer();
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const ran = await postrider(await blogWith(), ["send", "--to", "me@example.org", ...NOW], {
      SMTP_URL: url,
      POSTRIDER_SECRET,
      DKIM_DOMAIN: "another.example",
      DKIM_SELECTOR: "mail",
      DKIM_PRIVATE_KEY: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("signed by `another.example`");
    expect(received).toEqual([]);
  });

  test("goes on with another server where the first is down, and says so once", async () => {
    const { url, received } = await mailServer();
    const ran = await postrider(
      await blogWith("ada@example.org", "grace@example.org"),
      ["send", "--yes", ...NOW],
      { SMTP_URL: `smtp://127.0.0.1:1 ${url}`, POSTRIDER_SECRET },
    );
    expect(ran).toMatchObject({ code: 0, stdout: "edition 2026-11-23: 2 submitted\n" });
    expect(ran.stderr).toMatch(/^127\.0\.0\.1 is passed over for now: connect ECONNREFUSED.*\n$/);
    expect(received).toHaveLength(2);
  });

  test("logs in with a fresh token at a server that an authority of one's own vouches for", async () => {
    const peer = await realSmtp({
      secure: true,
      key: LOOPBACK_KEY,
      cert: LOOPBACK_CERTIFICATE,
      disabledCommands: [],
      authMethods: ["XOAUTH2"],
    });
    const tokens = createServer((_request, response) =>
      response.end('{"access_token":"correct horse","expires_in":3600}'),
    );
    await new Promise<void>((listening) => tokens.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void tokens.close());
    const { port } = tokens.address() as AddressInfo;
    const blog = await blogWith("ada@example.org");
    writeFileSync(join(blog, "authority.pem"), LOOPBACK_CERTIFICATE);
    const ran = await postrider(blog, ["send", "--yes", "--json", ...NOW], {
      POSTRIDER_SECRET,
      SMTP_URL: `smtps://ana%40blog.example@127.0.0.1:${peer.port}?auth=xoauth2`,
      SMTP_CA_FILE: "authority.pem",
      SMTP_OAUTH_TOKEN_URL: `http://127.0.0.1:${port}/token`,
      SMTP_OAUTH_CLIENT_ID: "postrider",
      SMTP_OAUTH_REFRESH_TOKEN: "refresh",
    });
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject([
      { edition: "2026-11-23", end: "done", envelopes: { submitted: 1 } },
    ]);
    expect(peer.logins).toEqual(["XOAUTH2 encrypted ana@blog.example"]);
  });

  test("asks before it sends, so that without a person it needs --yes", async () => {
    const { url, received } = await mailServer();
    const blog = await blogWith("ada@example.org");
    const ran = await postrider(blog, ["send", ...NOW], { SMTP_URL: url, POSTRIDER_SECRET });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("say `--yes`");
    expect(received).toEqual([]);
  });

  test("says everything that is missing at once, before anything leaves", async () => {
    const blog = await blogWith("ada@example.org");
    const ran = await postrider(blog, ["send", "--yes", ...NOW]);
    expect(ran).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: \`POSTRIDER_SECRET\` is not set, and unsubscribe links are sealed with it
       = write 32 or more random characters into .env, such as the output of \`openssl rand -hex 32\`

      error: \`SMTP_URL\` is not set, so there is no server to hand the digest to
       = write it into .env, as .env.example shows

      2 errors. Nothing was written or sent.
      ",
        "stdout": "",
      }
    `);
  });

  test("says once that a postal address is missing", async () => {
    const blog = await blogWith("ada@example.org");
    const yaml = readTree(blog)["postrider.yaml"] ?? "";
    writeFileSync(join(blog, "postrider.yaml"), yaml.replace(/ {2}address: \|\n(?: {4}.*\n)+/, ""));
    const ran = await postrider(blog, ["send", "--dry-run", ...NOW]);
    expect(ran.stderr.match(/^warning: /gm)).toHaveLength(1);
    expect(ran.stderr).toContain("`site.address` is missing");
  });

  test("sends nothing where a template is broken, and shows the place", async () => {
    const { url, received } = await mailServer();
    const blog = await blogWith("ada@example.org");
    writeFileSync(
      join(blog, "templates/digest.txt"),
      "Hello {{ site.titel }}\n{{ unsubscribe_url }}\n",
    );
    const ran = await postrider(blog, ["send", "--yes", ...NOW], {
      SMTP_URL: url,
      POSTRIDER_SECRET,
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("--> templates/digest.txt:1:");
    expect(received).toEqual([]);
    expect(readTree(blog)["postrider.lock"]).toBeUndefined();
  });

  test("keeps away from who unsubscribed, and blames an address only for what is its fault", async () => {
    const { url, received } = await mailServer((recipient) =>
      recipient.startsWith("gone") ? { code: 550, text: "5.1.1 no such user" } : undefined,
    );
    const env = { SMTP_URL: url, POSTRIDER_SECRET };
    const blog = await blogWith("ada@example.org", "gone@example.org", "grace@example.org");
    await postrider(blog, ["subscribers", "remove", "grace@example.org"]);
    const ran = await postrider(blog, ["send", "--yes", ...NOW], env);
    expect(ran.stdout).toContain("1 submitted, 1 refused");
    expect(ran.stdout).not.toContain("gone@example.org");
    expect(received.map(({ to }) => to)).toEqual([["ada@example.org"]]);
    const status = await postrider(blog, ["status", "--json", ...NOW]);
    expect(JSON.parse(status.stdout)).toMatchObject({
      subscribers: { active: 1, unsubscribed: 1, suppressed: 1 },
    });
  });

  test("a server that cannot be reached stops it, and the next call goes on", async () => {
    const blog = await blogWith("ada@example.org");
    const down = await postrider(blog, ["send", "--yes", ...NOW], {
      SMTP_URL: "smtp://127.0.0.1:1",
      POSTRIDER_SECRET,
    });
    expect(down.code).toBe(1);
    expect(down.stdout).toContain("look at host and port in `SMTP_URL`");
    const { url, received } = await mailServer();
    const up = await postrider(blog, ["run", ...NOW], { SMTP_URL: url, POSTRIDER_SECRET });
    expect(up.stdout).toContain("edition 2026-11-23: 1 submitted");
    expect(received).toHaveLength(1);
  });

  test("a lock that was overwritten learns from the ledger what was mailed", async () => {
    const { url, received } = await mailServer();
    const env = { SMTP_URL: url, POSTRIDER_SECRET };
    const blog = await blogWith("ada@example.org");
    await postrider(blog, ["build", ...NOW]);
    const before = readTree(blog)["postrider.lock"] ?? "";
    await postrider(blog, ["send", "--yes", ...NOW], env);
    writeFileSync(join(blog, "postrider.lock"), before);
    const ran = await postrider(blog, ["run", ...NOW], env);
    expect(ran.code).toBe(0);
    expect(received).toHaveLength(1);
    expect(readTree(blog)["postrider.lock"]).toMatch(/^edition 2026-11-23 /m);
  });

  test("and knows a post there that has another id by now, and one that is gone", async () => {
    const { url, received } = await mailServer();
    const env = { SMTP_URL: url, POSTRIDER_SECRET };
    const blog = await blogWith("ada@example.org");
    await postrider(blog, ["send", "--yes", ...NOW], env);
    expect(received).toHaveLength(1);
    const carried = readdirSync(join(blog, "posts")).filter((name) => name.startsWith("2026-11-"));
    const [changed = "", gone = ""] = carried.map((name) => join(blog, "posts", name));
    const text = readFileSync(changed, "utf8");
    writeFileSync(changed, text.replace(/^---\n/, "---\nid: urn:example:another\n"));
    rmSync(gone);
    rmSync(join(blog, "postrider.lock"));
    const ran = await postrider(blog, ["run", "--now", "2026-11-30T12:00:00+01:00"], env);
    expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining("fault")]);
    expect(received).toHaveLength(1);
    const lock = readTree(blog)["postrider.lock"] ?? "";
    expect(lock).toMatch(/^edition 2026-11-23 .*urn:example:another/m);
    expect(lock).toMatch(/^post .* - 2026-11-23T07:00:00Z in=2026-11-23$/m);
  });

  test("makes no edition for nobody: the posts wait for the first reader", async () => {
    const { url } = await mailServer();
    const ran = await postrider(sampleBlog(), ["run", ...NOW], { SMTP_URL: url, POSTRIDER_SECRET });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain("Nobody has subscribed yet, so no edition was made.");
  });
});

describe("postrider run", () => {
  test("two at once mail everybody once", async () => {
    const { url, received } = await mailServer();
    const env = { SMTP_URL: url, POSTRIDER_SECRET };
    const readers = Array.from({ length: 20 }, (_, index) => `reader${index}@example.org`);
    const blog = await blogWith(...readers);
    const ran = await Promise.all([1, 2].map(() => postrider(blog, ["run", ...NOW], env)));
    expect(ran.map(({ code }) => String(code)).toSorted()).toSatisfy(
      (codes: string[]) => codes.join() === "0,0" || codes.join() === "0,3",
    );
    expect(received.map(({ to }) => to.join()).toSorted()).toEqual(readers.toSorted());
  });

  test("needs no mail set up, and prints one JSON document", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": "site:\n  title: A blog\n  url: https://blog.example/\n",
      "posts/2026-11-22-hello.md": "---\ntitle: Hello\n---\nText.\n",
    });
    const ran = await postrider(blog, ["run", "--json", ...NOW]);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ build: { posts: 1 }, send: null });
  });
});

describe("postrider status", () => {
  test("says, as sending does, that a slot went by without its edition", async () => {
    const blog = await blogWith("ada@example.org");
    await withEdition(blog, "2026-10-26T09:00:00+01:00");
    const file = join(blog, "postrider.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^digest:$/m, "digest:\n  at-least: 9"));
    const why =
      "no edition of Monday 23 November 2026, 08:00 (Europe/Berlin): that is fewer than `digest.at-least` (9); 3 posts wait for the next";
    const env = { SMTP_URL: "smtp://127.0.0.1:9", POSTRIDER_SECRET };
    for (const command of [["status"], ["send", "--dry-run"]]) {
      const { stdout } = await postrider(blog, [...command, ...NOW], env);
      expect(stdout).toContain(why);
    }
    const late = await postrider(blog, ["status", "--json", ...NOW]);
    expect(JSON.parse(late.stdout)).toMatchObject({
      passedOver: { because: "too-few", posts: 3, slot: "2026-11-23T07:00:00Z" },
    });
  });

  test("tells editions, what is due when, and envelopes by state", async () => {
    const { url } = await mailServer();
    const blog = await blogWith("ada@example.org");
    expect((await postrider(blog, ["status", ...NOW])).stdout).toMatchInlineSnapshot(`
      "editions: none made yet

      due now: edition 2026-11-23
        · Writing for a digest
        · From a folder to an inbox
        · Ein Blog, zwei Sprachen
      next: Monday 30 November 2026, 08:00 (Europe/Berlin), and no post waits for it yet

      subscribers: 1 active
      "
    `);
    await postrider(blog, ["send", "--yes", ...NOW], { SMTP_URL: url, POSTRIDER_SECRET });
    expect((await postrider(blog, ["status", ...NOW])).stdout).toMatchInlineSnapshot(`
      "editions: 1
        2026-11-23  Monday 23 November 2026, 08:00 (Europe/Berlin)  3 posts
          1 submitted

      next: Monday 30 November 2026, 08:00 (Europe/Berlin), and no post waits for it yet

      subscribers: 1 active
      "
    `);
  });
});
