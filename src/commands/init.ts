import { resolve } from "node:path";
import { recognise } from "../config/recognise.ts";
import type { Recognised } from "../config/recognise/recognised.ts";
import { usualAddress } from "../config/recognise/usual.ts";
import { writeConfigText } from "../config/write-config-text.ts";
import { projectTree } from "../io/project-tree.ts";
import { stampOf } from "../io/stamp.ts";
import { writeWhole } from "../io/write-files.ts";
import type { World } from "../io/world.ts";
import type { ProjectTree } from "../model/tree.ts";
import { readBlog } from "../pipeline.ts";
import { showInit } from "../report/init.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun } from "./outcome.ts";
import { configThere } from "./problems.ts";
import { CACHE_FOLDER, CONFIG_FILE, LEDGER_FILE, LOCK_FILE } from "./names.ts";
import { openProject, type Project } from "./project.ts";

export interface InitOptions {
  readonly directory?: string;
  readonly force?: boolean;
}

/** `postrider init`: writes postrider.yaml from what it finds, and says what to do next. */
export function init(world: World, options: InitOptions): ExitCode {
  const root = resolve(world.cwd, options.directory ?? ".");
  const tree = projectTree(root);
  const isThere = stampOf(root, CONFIG_FILE) !== undefined;
  if (isThere && !options.force) return couldNotRun(world, [configThere()], false);
  let recognised = recognise(tree);
  const files = [writeWhole(root, CONFIG_FILE, writeConfigText(recognised)).path];
  if (tree.entries(".").some(({ name }) => name === ".git"))
    files.push(...keepOutOfGit(root, tree));
  const { project } = openProject(world, options);
  const posts = project ? readBlog(project).heads.length : 0;
  const told = project && !recognised.permalink ? toldByPosts(project) : undefined;
  if (told) {
    recognised = { ...recognised, ...told };
    writeWhole(root, CONFIG_FILE, writeConfigText(recognised));
  }
  world.print(showInit({ recognised, files, posts }, world.paint));
  return 0;
}

/** What the posts themselves tell, where no settings do: whose they are, and which addresses would do. */
function toldByPosts(project: Project): Pick<Recognised, "dialect" | "permalink"> | undefined {
  const { dialect } = project.config.posts;
  const permalink = usualAddress(dialect) ?? patternWithoutClashes(project);
  return permalink && { dialect, permalink };
}

/** What tells more posts apart than the usual pattern does, the shortest first. */
const LONGER_PATTERNS = ["/:year/:month/:day/:slug/", "/:sections/:year/:month/:day/:slug/"];

/** A pattern for addresses of which no two are the same, or fewer than usually; undefined if the usual will do. */
function patternWithoutClashes(project: Project): Recognised["permalink"] {
  const clashes = (permalink: string): number => {
    const posts = { ...project.config.posts, permalink };
    const { heads } = readBlog({ ...project, config: { ...project.config, posts } });
    return heads.length - new Set(heads.map(({ url }) => url)).size;
  };
  let fewest = clashes(project.config.posts.permalink);
  let value: string | undefined;
  for (const pattern of LONGER_PATTERNS) {
    if (fewest === 0) break;
    const count = clashes(pattern);
    if (count >= fewest) continue;
    fewest = count;
    value = pattern;
  }
  return value === undefined
    ? undefined
    : { value, from: "a shorter one gives several posts one address" };
}

/** Private files stay out of version control, and two branches that both add posts merge by themselves. */
function keepOutOfGit(root: string, tree: ProjectTree): string[] {
  return [
    addLines(root, tree, ".gitignore", [`/${CACHE_FOLDER}/`, `/${LEDGER_FILE}*`, "/.env"]),
    addLines(root, tree, ".gitattributes", [`${LOCK_FILE} merge=union`]),
  ].flat();
}

function addLines(
  root: string,
  tree: ProjectTree,
  file: string,
  wanted: readonly string[],
): string[] {
  const text = new TextDecoder().decode(tree.read(file));
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const missing = wanted.filter(
    (line) => !lines.includes(line) && !lines.includes(line.replace(/^\//, "")),
  );
  if (missing.length === 0) return [];
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  writeWhole(root, file, `${text}${gap}${missing.join("\n")}\n`);
  return [file];
}
