import type { World } from "../io/world.ts";
import { didYouMean } from "../lib/similar.ts";
import { type Blog, dueEditions, readBlog } from "../pipeline.ts";
import {
  comingAsJson,
  editionAsJson,
  showComing,
  showEdition,
  showEditionList,
} from "../report/edition.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun } from "./outcome.ts";
import { editionUnknown } from "./problems.ts";
import { openProject, type Project, type ProjectOptions } from "./project.ts";

export interface EditionOptions extends ProjectOptions {
  readonly json?: boolean;
}

/** `postrider edition list`: every edition that the lock has, newest first. */
export function listEditions(world: World, options: EditionOptions): ExitCode {
  return withProject(world, options, ({ lock, config }) => {
    const { editions } = lock;
    world.print(
      options.json
        ? json(editions.toReversed().map((edition) => editionAsJson(edition, config)))
        : showEditionList(editions, config, world.paint),
    );
    return 0;
  });
}

/** `postrider edition show ID`: one that was made, is due, or would be next. */
export function showOneEdition(world: World, id: string, options: EditionOptions): ExitCode {
  return withProject(world, options, (project) => {
    const blog = readBlog(project);
    const { due, next } = blog.plan;
    const known = [...blog.lock.editions, ...(due ? [due] : []), ...(next ? [next] : [])];
    const edition = known.find((each) => each.id === id);
    if (!edition) {
      const ids = known.map((each) => each.id);
      return couldNotRun(world, [editionUnknown(id, didYouMean(id, ids))], options.json);
    }
    const heads = new Map(blog.heads.map((head) => [head.id, head]));
    const { config } = project;
    world.print(
      options.json
        ? json(editionAsJson(edition, config))
        : showEdition(edition, heads, config, world.paint),
    );
    return 0;
  });
}

/** `postrider edition next`: what goes out when, and why each recent post is in or out. */
export function nextEdition(world: World, options: EditionOptions): ExitCode {
  return withProject(world, options, (project) => {
    const coming = comingOf(readBlog(project));
    world.print(options.json ? json(comingAsJson(coming)) : showComing(coming, world.paint));
    return 0;
  });
}

function comingOf(blog: Blog) {
  return { ...blog.plan, config: blog.config, due: dueEditions(blog) };
}

function withProject(
  world: World,
  options: EditionOptions,
  go: (project: Project) => ExitCode,
): ExitCode {
  const { project, problems } = openProject(world, options);
  return project ? go(project) : couldNotRun(world, problems, options.json, "Nothing was read.");
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
