/** A reader who fell out of the index by which envelopes are found is not left without a word. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mailServer } from "./mail-server.ts";
import { postrider, sampleBlog } from "./postrider.ts";

test("an edition that is done and has somebody queued ends with 1 and says why", async () => {
  const POSTRIDER_SECRET = "0123456789abcdef0123456789abcdef";
  const blog = sampleBlog();
  writeFileSync(join(blog, "readers.txt"), "ada@example.org\ngrace@example.org\n");
  await postrider(blog, ["subscribers", "import", "readers.txt"]);
  const send = ["send", "--yes", "--now", "2026-11-23T12:00:00+01:00"];
  const nobody = { SMTP_URL: "smtp://127.0.0.1:1", POSTRIDER_SECRET };
  expect((await postrider(blog, send, nobody)).code).toBe(1);

  const edit = (sql: string) => {
    const db = new DatabaseSync(join(blog, "postrider.db"), { defensive: false });
    db.exec(`PRAGMA writable_schema = ON; ${sql}`);
    const row = db.prepare("SELECT rootpage, sql FROM sqlite_schema WHERE name = 'waiting'").get();
    db.close();
    return row;
  };
  const index = edit("UPDATE envelopes SET state = 'submitted' WHERE number = 1");
  edit("DELETE FROM sqlite_schema WHERE name = 'waiting'");
  edit("UPDATE envelopes SET state = 'queued' WHERE number = 1");
  const sql = String(index?.["sql"]).replaceAll("'", "''");
  edit(`INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)
    VALUES ('index', 'waiting', 'envelopes', ${String(index?.["rootpage"])}, '${sql}')`);

  const { url, received } = await mailServer();
  const ran = await postrider(blog, send, { SMTP_URL: url, POSTRIDER_SECRET });
  expect(received).toHaveLength(1);
  expect(ran.stdout).toContain("1 submitted, 1 queued");
  expect(ran.stdout).toContain("1 envelope left that no index of the ledger has: it is damaged");
  expect(ran.code).toBe(1);
});
