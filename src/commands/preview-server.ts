import { resolve } from "node:path";
import { listen, type Listening } from "../io/http-server.ts";
import { openBrowser } from "../io/open-browser.ts";
import { watchTree } from "../io/watch.ts";
import { projectFiles } from "../io/project-files.ts";
import type { World } from "../io/world.ts";
import { counted } from "../lib/text.ts";
import type { Problem } from "../model/problem.ts";
import { showFault } from "../report/fault.ts";
import { previewApp } from "../web/preview/app.ts";
import { openLive } from "../web/preview/live.ts";
import type { ExitCode } from "./exit-code.ts";
import { keepFresh } from "./live/keep-fresh.ts";
import { openStudio, type Studio } from "./live/studio.ts";
import { CONFIG_FILE } from "./names.ts";
import { readNow } from "./now.ts";
import { couldNotRun } from "./outcome.ts";
import { noProject, notAnInstant } from "./problems.ts";
import { openProject, type ProjectOptions, withFreshSources } from "./project.ts";
import { stopped } from "./stopped.ts";
import { cannotListen, portInvalid } from "./web-problems.ts";

export interface PreviewOptions extends ProjectOptions {
  /** Absent: the usual one, or any free one where that is taken. */
  readonly port?: string;
  readonly open?: boolean;
  readonly poll?: boolean;
  readonly json?: boolean;
}

// No other machine gets to see what is not published yet.
const HOST = "127.0.0.1";
const USUAL_PORT = 4001;

/** `postrider preview`: the digest, the feeds and all that is wrong, live on a local page until Ctrl-C. */
export async function preview(world: World, options: PreviewOptions): Promise<ExitCode> {
  const stop = world.stopSignal();
  const refuse = (found: Problem) => couldNotRun(world, [found], options.json, "Nothing is shown.");
  const root = resolve(world.cwd, options.directory ?? ".");
  const { port: written = String(USUAL_PORT) } = options;
  if (!isPort(written)) return refuse(portInvalid(written));
  if (readNow(options.now, world) === undefined) return refuse(notAnInstant(options.now ?? ""));
  // Whatever is wrong with it is shown on the page; that there is none is said here.
  if (!projectFiles(root).read(CONFIG_FILE, 1)) return refuse(noProject(options.directory));

  const { project } = openProject(world, options);
  if (project) await withFreshSources(project);
  const live = openLive();
  const studio = openStudio(world, options, () => live.tell(studio.shown().version));
  const app = previewApp({
    shown: studio.shown,
    live,
    onFault: (fault) => world.say(showFault(fault, true)),
  });
  const server = await listenSomewhere(app, Number(written), options.port === undefined);
  if (!("url" in server)) return refuse(server);
  await studio.refresh();
  const url = server.url;
  world.print(options.json ? JSON.stringify({ url }) : `Preview at ${world.paint("cyan", url)}`);
  if (!options.json) world.say("It follows every change. Ctrl-C stops it.");

  const keeper = keepFresh(world, studio, options.json ?? false);
  const watching = watchTree(root, {
    skip: (folder, isLink) => isOfNoInterest(folder, isLink, studio),
    poll: options.poll ?? false,
    onChange: keeper.changed,
  });
  // What was saved between the first look and the first watch.
  keeper.changed({ paths: new Set(), andMore: true });
  if (!options.poll && watching.polled() > 0) {
    const folders = counted(watching.polled(), "folder");
    world.say(`The system watches no more folders: ${folders} are looked at once a second.`);
  }
  const breath = setInterval(live.breathe, 15_000);
  if (options.open && !(await openBrowser(url)))
    world.say("No browser could be opened: open the address above in one.");
  await stopped(stop);
  clearInterval(breath);
  keeper.end();
  watching.close();
  live.end();
  await server.close();
  if (!options.json) world.say("The preview has ended. Nothing was sent.");
  return 0;
}

function isPort(written: string): boolean {
  return /^\d{1,5}$/.test(written) && Number(written) <= 65_535;
}

async function listenSomewhere(
  app: Parameters<typeof listen>[0],
  port: number,
  elsewhere: boolean,
): Promise<Listening | Problem> {
  try {
    return await listen(app, HOST, port);
  } catch (error) {
    return elsewhere ? listenSomewhere(app, 0, false) : cannotListen(HOST, port, error);
  }
}

/** What is generated, what is hidden, and what lies elsewhere. */
function isOfNoInterest(folder: string, isLink: boolean, { project }: Studio): boolean {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  const config = project()?.config;
  const own = config?.posts.folders ?? [];
  // Even where it is a link, or hidden.
  if (own.some((posts) => `${posts}/`.startsWith(`${folder}/`))) return false;
  if (isLink || name === "node_modules" || name === ".git" || folder === config?.output)
    return true;
  return name.startsWith(".") && !own.some((posts) => folder.startsWith(`${posts}/`));
}
