import { endedFeed } from "../feeds/ended.ts";
import { projectFiles } from "../io/project-files.ts";
import { removeFile, writeWhole } from "../io/write-files.ts";
import type { FeedFormat } from "../model/config.ts";
import type { Problem } from "../model/problem.ts";
import { formerFeeds } from "./last-build.ts";
import type { Project } from "./project.ts";
import { archivesGone, feedsEnded } from "./web-problems.ts";

interface Endings {
  readonly problems: readonly Problem[];
  readonly write: () => void;
}

/**
 * What becomes of feeds that the last build wrote and this one does not, as their tag is gone or nobody
 * asks for them any more. Those that people are subscribed to stay where they are, without posts: an
 * address that vanishes is an error in every reader, and what stayed as it was would go on publishing
 * posts that were taken back. Archives, which nobody subscribes to, go.
 *
 * @param made paths of the feeds that this build writes, below the output folder
 */
export function endFeeds({ root, config }: Project, made: readonly string[]): Endings {
  const still = new Set(made.map((path) => `${config.output}/${path}`));
  const ended = formerFeeds(root).filter(
    ({ path }) => path.startsWith(`${config.output}/`) && !still.has(path),
  );
  const isArchive = ({ kind }: (typeof ended)[number]) => kind === "archive";
  const archives = ended.filter(isArchive).map(({ path }) => path);
  const followed = ended.filter((file) => !isArchive(file)).map(({ path }) => path);
  return {
    problems: [
      ...(followed.length > 0 ? [feedsEnded(followed)] : []),
      ...(archives.length > 0 ? [archivesGone(archives)] : []),
    ],
    write() {
      const files = projectFiles(root);
      for (const path of followed) {
        const text = new TextDecoder().decode(files.read(path));
        writeWhole(root, path, endedFeed(text, formatOf(text)));
      }
      for (const path of archives) removeFile(root, path);
    },
  };
}

function formatOf(text: string): FeedFormat {
  if (text.startsWith("{")) return "json";
  return text.includes("<rss ") && !text.includes("<feed ") ? "rss" : "atom";
}
