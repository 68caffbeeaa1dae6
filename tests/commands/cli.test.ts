import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { POSTRIDER } from "../../src/model/version.ts";
import { postrider, REPOSITORY, sampleBlog, temporaryFolder } from "./postrider.ts";

describe("the command line", () => {
  test("explains itself", async () => {
    const ran = await postrider(temporaryFolder(), ["--help"]);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Usage: postrider [options] [command]

      Turns a folder of dated blog posts into feeds and an e-mail digest, and sends it
      when it is due.

      Options:
        -V, --version               print the version
        -h, --help                  print this help

      Commands:
        init [options]              set up postrider.yaml for the blog in this folder
        build [options]             write the feeds, and a preview of the next digest
        check [options]             read and render everything, write nothing, say
                                    what is wrong
        send [options]              send the digest that is due
        run [options]               build, then send whatever is due, without
                                    questions; safe to call at any time
        status [options] [edition]  editions made, what is due when, envelopes by
                                    state
        adopt [options] <feed>      take over the ids of the feed that the blog has
                                    had so far
        doctor [options]            look at everything that a digest needs on its way,
                                    and send none
        diff [options] [published]  what subscribers would see if this were published
                                    now
        ping [options]              tell the hub which feeds have changed; for after
                                    they were published
        preview [options]           show the digest, the feeds and what is wrong on a
                                    local page, live
        serve [options]             show the output folder over HTTP, as a web server
                                    should
        edition                     what was mailed, and what comes next
        subscribers                 who receives the digest
      "
    `);
    expect(ran.code).toBe(0);
  });

  test.each(["init", "build", "check", "send", "run", "status", "subscribers"])(
    "explains %s",
    async (command) => {
      const ran = await postrider(temporaryFolder(), [command, "--help"]);
      expect(ran.stdout).toContain(`Usage: postrider ${command}`);
      expect(ran.code).toBe(0);
    },
  );

  test("shows what was typed and does not let the terminal obey it", async () => {
    const ran = await postrider(temporaryFolder(), ["no\u001B[31m"]);
    expect(ran.stderr).toContain("unknown command `no\uFFFD[31m`\n");
  });

  test("asks back at a mistyped command", async () => {
    const ran = await postrider(temporaryFolder(), ["biuld"]);
    expect(ran).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: unknown command \`biuld\`
        = did you mean \`build\`?
      (\`postrider --help\` lists what there is)
      ",
        "stdout": "",
      }
    `);
  });

  test("asks back at a mistyped option and a mistyped subcommand", async () => {
    const option = await postrider(temporaryFolder(), ["build", "--strickt"]);
    expect(option.stderr).toContain("did you mean `--strict`?");
    const sub = await postrider(temporaryFolder(), ["subscribers", "imprt"]);
    expect(sub.stderr).toContain("did you mean `import`?");
    expect([option.code, sub.code]).toEqual([2, 2]);
  });

  test("asks back at a mistyped key, with its place", async () => {
    const blog = temporaryFolder({
      "postrider.yaml": "site:\n  titel: A blog\n  url: blog.example\ndigset:\n  every: weak\n",
    });
    const ran = await postrider(blog, ["build"]);
    expect(ran).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: \`site.titel\` is no setting
       --> postrider.yaml:2:3
        |
      2 |   titel: A blog
        |   ^^^^^
        = did you mean \`title\`?

      error: \`site.url\` has to be an address that begins with https:// or http://: \`blog.example\`
       --> postrider.yaml:3:8
        |
      3 |   url: blog.example
        |        ^^^^^^^^^^^^
        = write it as https://blog.example/

      error: \`digset\` is no setting
       --> postrider.yaml:4:1
        |
      4 | digset:
        | ^^^^^^
        = did you mean \`digest\`?

      3 errors. Nothing was written or sent.
      ",
        "stdout": "",
      }
    `);
  });

  test("says what to do in a folder without a blog", async () => {
    const ran = await postrider(temporaryFolder(), ["build"]);
    expect(ran).toMatchInlineSnapshot(`
      {
        "code": 2,
        "stderr": "error: there is no \`postrider.yaml\` in this folder
       = run \`postrider init\` where your blog's posts are

      1 error. Nothing was written or sent.
      ",
        "stdout": "",
      }
    `);
  });

  test("takes no instant that depends on the machine", async () => {
    const ran = await postrider(sampleBlog(), ["status", "--now", "tomorrow"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("`--now` is no instant: `tomorrow`");
  });

  test("knows its version", async () => {
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
      version: string;
    };
    expect(POSTRIDER.version).toBe(version);
    expect((await postrider(temporaryFolder(), ["--version"])).stdout.trim()).toBe(version);
  });
});
