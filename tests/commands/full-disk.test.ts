/** A ledger that can no longer be written to, by a limit on the size of files. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mailServer } from "./mail-server.ts";
import { CLI, postrider, sampleBlog } from "./postrider.ts";
import { writeFileSync } from "node:fs";

const READERS = 60;

test("it is said in words, no mail leaves, and the next call sends each their one", async () => {
  const { url, received } = await mailServer();
  const env = { SMTP_URL: url, POSTRIDER_SECRET: "0123456789abcdef0123456789abcdef" };
  const blog = sampleBlog();
  const addresses = Array.from({ length: READERS }, (_, number) => `reader${number}@example.org`);
  writeFileSync(join(blog, "readers.txt"), addresses.join("\n"));
  await postrider(blog, ["subscribers", "import", "readers.txt"]);
  const send = ["send", "--yes", "--now", "2026-11-23T12:00:00+01:00"];

  // Kilobytes: room for the lock and the archive, and none for the envelopes.
  const limited = spawnSync(
    "bash",
    ["-c", 'ulimit -f 40; exec "$@"', "bash", process.execPath, CLI, ...send],
    { cwd: blog, env: { PATH: process.env["PATH"], NO_COLOR: "1", ...env }, encoding: "utf8" },
  );
  expect(limited.stderr).toContain("error: the ledger `postrider.db` can no longer be written to");
  expect(limited.stderr).toContain("1 error. What was sent until then is on record.");
  expect(limited.status).toBe(1);
  expect(received).toEqual([]);

  const again = await postrider(blog, send, env);
  expect(again.stdout).toContain(`edition 2026-11-23: ${READERS} submitted`);
  expect(received.map(({ to }) => to.join()).toSorted()).toEqual(addresses.toSorted());
});
