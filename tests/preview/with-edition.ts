/** A blog that has mailed an edition before: its lock and its page in the archive, by the real stages. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { openProject } from "../../src/commands/project.ts";
import { readTemplates } from "../../src/commands/templates.ts";
import { archivePage } from "../../src/digest/archive.ts";
import { closeEdition } from "../../src/editions/close.ts";
import { realWorld } from "../../src/io/world.ts";
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
