import { createHash } from "node:crypto";
import { fetchFeed } from "../io/fetch-feed.ts";
import { NoAnswer } from "../io/http-client.ts";
import { projectFiles } from "../io/project-files.ts";
import { writeWhole } from "../io/write-files.ts";
import type { Problem } from "../model/problem.ts";
import { POSTRIDER } from "../model/version.ts";
import { decodeFeed } from "../sources/decode.ts";
import { readFeed } from "../sources/read-feed.ts";
import { feedNotThere, notAFeed, sourceNotFetched } from "./web-problems.ts";
import type { Project } from "./project.ts";
import { fileOf, type KeptSource, readKept, readSources } from "./sources.ts";

/**
 * The project with the feeds it reads as they are now: each on the web is asked whether it has changed.
 * One that fails stays as it was, is said, and costs no other.
 */
export async function refreshSources(project: Project): Promise<Project> {
  const { root, config, lock, now } = project;
  const names = config.posts.feeds ?? [];
  const found = await Promise.all(names.map((name) => refresh(project, name)));
  const foreign = readSources(projectFiles(root), config, lock, now);
  return { ...project, foreign, problems: [...project.problems, ...found.flat()] };
}

async function refresh(project: Project, name: string): Promise<readonly Problem[]> {
  if (!/^https?:\/\//.test(name)) return readFile(project, name);
  const kept = readKept(projectFiles(project.root), name);
  const allowPrivate = project.config.network?.allowPrivate ?? false;
  try {
    const { body, charset, url, ...validators } = await fetchFeed(name, { ...kept, allowPrivate });
    return body ? keep(project, name, decodeFeed(body, charset), url, validators) : [];
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return [sourceNotFetched(name, error.message, kept !== undefined)];
  }
}

function readFile(project: Project, name: string): readonly Problem[] {
  const files = projectFiles(project.root);
  const bytes = files.read(name);
  if (!bytes) return [feedNotThere(name)];
  const etag = createHash("sha256").update(bytes).digest("hex");
  if (readKept(files, name)?.etag === etag) return [];
  return keep(project, name, decodeFeed(bytes), project.config.site.url, { etag });
}

function keep(
  { root }: Project,
  name: string,
  text: string,
  url: string,
  validators: Pick<KeptSource, "etag" | "modified">,
): readonly Problem[] {
  const feed = readFeed(text, url);
  if (!feed) return [notAFeed(name)];
  const kept: KeptSource = { version: POSTRIDER.version, ...validators, feed };
  writeWhole(root, fileOf(name), JSON.stringify(kept));
  return [];
}
