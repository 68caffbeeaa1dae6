/** A blog that has mailed an edition before: its lock and its page in the archive, by the real stages. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openProject } from "../../src/commands/project.ts";
import { readTemplates } from "../../src/commands/templates.ts";
import { archivePage } from "../../src/digest/archive.ts";
import { closeEdition } from "../../src/editions/close.ts";
import { openLedger } from "../../src/io/ledger.ts";
import { realWorld } from "../../src/io/world.ts";
import type { Outcome } from "../../src/model/envelope.ts";
import { SECOND } from "../../src/model/instant.ts";
import { formatLock } from "../../src/model/lock-text.ts";
import { dueEditions, makeDigest, readBlog } from "../../src/pipeline.ts";

/** Makes the edition that is due at `now` in the project in `folder`; its id. */
export async function withEdition(folder: string, now: string): Promise<string> {
  const { project } = openProject(realWorld(), { directory: folder, now });
  const { templates } = project ? readTemplates(project) : {};
  if (!project || !templates) throw new Error("the blog cannot be read");
  const blog = readBlog(project);
  const [edition] = dueEditions(blog);
  const { digest } = edition ? await makeDigest(blog, edition, templates) : {};
  if (!edition || !digest) throw new Error("no edition is due");
  const { config } = project;
  const lock = closeEdition(blog.lock, edition, blog.heads, config.digest);
  writeFileSync(join(folder, "postrider.lock"), formatLock(lock));
  const { path, text } = archivePage(digest, config.site);
  const page = join(folder, config.output, path);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, text);
  return edition.id;
}

/** Makes that edition and delivers it, by the real ledger: most arrive, and of each other fate there is one. */
export async function withDelivery(folder: string, now: string): Promise<string> {
  const id = await withEdition(folder, now);
  const { ledger } = openLedger(join(folder, "postrider.db"));
  const blog = openProject(realWorld(), { directory: folder, now }).project;
  const edition = blog?.lock.editions.find((each) => each.id === id);
  if (!ledger || !edition) throw new Error("there is no edition to deliver");
  const since = edition.slot;
  const readers = Array.from({ length: 40 }, (_, number) => ({
    id: `s${number}`,
    address: `reader${number}@example.org`,
    state: "active" as const,
    source: "added by hand",
    since,
  }));
  ledger.addSubscribers(readers);
  ledger.openEdition(edition, {
    edition: id,
    slot: since,
    subject: "Hello",
    html: "<p>Hello</p>",
    text: "Hello",
    tokens: { unsubscribe: "unsubscribe-token" },
    archiveUrl: "https://blog.example/editions/hello/",
  });
  ledger.becomeSender(since);
  for (const [number, envelope] of ledger.claim(id, since, 39).entries()) {
    const at = since + number * number * 20;
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as they left
    await ledger.markSubmitting(envelope.id, at);
    if (number === 38) continue;
    const outcome = FATES[number] ?? { is: "submitted", reply: "250 ok" };
    // oxlint-disable-next-line no-await-in-loop -- as above
    await ledger.settle(envelope.id, outcome, at + SECOND);
  }
  ledger.close();
  return id;
}

const FATES: readonly Outcome[] = [
  { is: "refused", reply: "550 5.1.1 <r…@example.org> no such user here", badAddress: true },
  { is: "deferred", reply: "450 4.2.0 greylisted, see https://example.org/why", throttled: false },
  { is: "uncertain", reply: "cut off: the connection was lost" },
];
