/** Files of the blog itself that a mail shows or leads to, and that are not there. */
import { placesOf } from "../../lib/local-file.ts";
import type { LintedMail } from "./mail.ts";

/** Whether an address surely leads to no file. */
export type IsDead = (address: string) => boolean;

/**
 * A blog's own file is dead where the project keeps files of its kind in the very folder that it would
 * be in, and not this one. What a generator makes out of something else nobody can know from here.
 */
export function deadFiles({
  files,
  posts,
  site,
}: Pick<LintedMail, "files" | "posts" | "site">): IsDead {
  const folders = new Map<string, readonly string[]>();
  const listed = (folder: string): readonly string[] => {
    const known = folders.get(folder) ?? files.list(folder).map(({ path }) => path);
    folders.set(folder, known);
    return known;
  };
  return (address) => {
    if (!FILE.test(address)) return false;
    const post = posts.find(
      ({ content, image }) => image?.url === address || content.includes(address),
    );
    const candidates = placesOf(address, post ?? NOBODY, site.url);
    if (candidates.some((path) => files.read(path, 1) !== undefined)) return false;
    return candidates.some((path) => {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
      return folder !== "" && listed(folder).some((other) => isNeighbour(other, folder));
    });
  };
}

const NOBODY = { source: "", url: "" };

const FILE = /^https?:[^?#]*\.(?:jpe?g|png|gif|webp|avif|svg|pdf|zip|mp3|m4a|mp4|webm)(?:[?#]|$)/i;

function isNeighbour(path: string, folder: string): boolean {
  return !path.slice(folder.length + 1).includes("/") && FILE.test(`https:${path}`);
}
