/** Prints the hash of all that a build of the sample blog would write; settings to add come by stdin. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readConfig } from "../../src/config/read-config.ts";
import { projectFiles } from "../../src/io/project-files.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { formatLock } from "../../src/model/lock-text.ts";
import { wholeText } from "../../src/model/output.ts";
import { makeFeeds, readBlog } from "../../src/pipeline.ts";

const written = readFileSync("postrider.yaml", "utf8") + readFileSync(0, "utf8");
const { config } = readConfig(written, "postrider.yaml");
if (!config) throw new Error("no configuration");
const now = Date.parse("2026-11-23T08:00:00Z");
const files = projectFiles(process.cwd());
const made = makeFeeds(readBlog({ config, lock: EMPTY_LOCK, files, now }));
const texts = made.files.map(({ path, text }) => `${path}\n${wholeText(text)}`).join("");
process.stdout.write(
  createHash("sha256")
    .update(texts + formatLock(made.lock))
    .digest("hex"),
);
