import { join } from "node:path";
import { listen, type Listening } from "../io/http-server.ts";
import { publicFolder } from "../io/public-folder.ts";
import type { World } from "../io/world.ts";
import type { Problem } from "../model/problem.ts";
import { showFault } from "../report/fault.ts";
import { webApp } from "../web/app.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun } from "./outcome.ts";
import { openProject, type ProjectOptions } from "./project.ts";
import { stopped } from "./stopped.ts";
import { cannotListen, nothingToServe, portInvalid } from "./web-problems.ts";

export interface ServeOptions extends ProjectOptions {
  readonly port: string;
  readonly host: string;
  readonly json?: boolean;
}

/** `postrider serve`: the output folder over HTTP, until it is told to stop. */
export async function serve(world: World, options: ServeOptions): Promise<ExitCode> {
  const stop = world.stopSignal();
  const { project, problems } = openProject(world, options);
  const refuse = (found: readonly Problem[]) =>
    couldNotRun(world, found, options.json, "Nothing is served.");
  if (!project) return refuse(problems);
  const port = /^\d{1,5}$/.test(options.port) ? Number(options.port) : Number.NaN;
  if (!(port <= 65_535)) return refuse([portInvalid(options.port)]);
  const { output, site } = project.config;
  const folder = publicFolder(join(project.root, output));
  if ((await folder.find("")) !== "folder") return refuse([nothingToServe(output)]);
  const base = new URL(site.url).pathname;
  const app = webApp({ folder, base, onFault: (fault) => world.say(showFault(fault, true)) });
  let server: Listening;
  try {
    server = await listen(app, options.host, port);
  } catch (error) {
    return refuse([cannotListen(options.host, port, error)]);
  }
  const url = server.url.slice(0, -1) + base;
  world.print(
    options.json
      ? JSON.stringify({ folder: output, url })
      : `Serving ${output}/ at ${world.paint("cyan", url)}`,
  );
  if (!options.json) world.say("Ctrl-C stops it.");
  await stopped(stop);
  await server.close();
  return 0;
}
