import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postrider, sampleBlog, temporaryFolder } from "./postrider.ts";

describe("postrider subscribers", () => {
  test("imports a list, keeps who said stop away, and lists everybody", async () => {
    const blog = sampleBlog();
    const csv = join(
      temporaryFolder({
        "list.csv":
          "email,name,status\nada@example.org,Ada,active\nno@example.org,,unsubscribed\nnonsense,,active\n",
      }),
      "list.csv",
    );
    const first = await postrider(blog, ["subscribers", "import", csv]);
    expect(first.stdout).toBe("2 readers added\n");
    expect(first.stderr).toMatch(/no e-mail address[\s\S]*:4:1/);
    expect(first.stderr).not.toContain("ada@example.org");
    expect(first.code).toBe(1);

    const back = join(
      temporaryFolder({ "list.csv": "no@example.org\nada@example.org\n" }),
      "list.csv",
    );
    const second = await postrider(blog, ["subscribers", "import", back]);
    expect(second.stdout).toBe(
      "0 readers added, 2 known already, 1 of those had said stop and stay away\n",
    );

    const list = await postrider(blog, ["subscribers", "list"]);
    expect(list.stdout.split("\n").map((line) => line.split(",").slice(0, 3).join())).toEqual([
      "email,name,status",
      "ada@example.org,Ada,active",
      "no@example.org,,unsubscribed",
      "",
    ]);
    const json = await postrider(blog, ["subscribers", "list", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject([
      { address: "ada@example.org" },
      { state: "unsubscribed" },
    ]);
  });

  test("adds and removes one, and brings nobody back who did not ask again", async () => {
    const blog = sampleBlog();
    const said = async (...args: string[]) => {
      const { stdout, stderr, code } = await postrider(blog, ["subscribers", ...args]);
      return `${code} ${stdout}${stderr}`.trim();
    };
    expect(await said("add", "ada@example.org", "--name", "Ada")).toBe("0 1 reader added");
    expect(await said("add", "ADA@example.org")).toBe("0 on file already");
    expect(await said("remove", "ada@example.org")).toBe(
      "0 unsubscribed: nothing more is sent there",
    );
    expect(await said("remove", "ada@example.org")).toBe("0 was unsubscribed already");
    expect(await said("add", "ada@example.org")).toContain("this reader has unsubscribed");
    expect(await said("add", "ada@example.org", "--again")).toBe("0 on file again");
    expect(await said("remove", "who@example.org")).toContain("2 error: no reader");
    expect(await said("add", "a@b.example, c@d.example")).toContain("2 error: ");
    expect(await said("add", "Grace <grace@example.org>")).toBe("0 1 reader added");
    expect(await said("list")).toMatch(/grace@example\.org,Grace,/);
    expect(await said("import", "nowhere.csv")).toContain(
      "2 error: there is no file `nowhere.csv`",
    );
  });

  test("keeps the ledger to its owner, whatever the umask", async () => {
    const blog = sampleBlog();
    await postrider(blog, ["subscribers", "add", "ada@example.org"]);
    expect(statSync(join(blog, "postrider.db")).mode & 0o777).toBe(0o600);
  });
});
