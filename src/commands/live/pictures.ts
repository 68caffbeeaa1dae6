import { createHash } from "node:crypto";
import { publicFolder } from "../../io/public-folder.ts";
import { stampOf } from "../../io/stamp.ts";
import type { PostHead } from "../../model/post.ts";
import type { Pictures } from "../../web/preview/shown.ts";
import { placesIn } from "../local-pictures.ts";
import type { Project } from "../project.ts";

/** The pictures of a blog with these posts, wherever in the project they lie. */
export function picturesOf(project: Project, heads: readonly PostHead[]): Pictures {
  return {
    site: project.config.site.url,
    folder: publicFolder(project.root),
    candidates: (address) => placesIn(project, heads, address),
  };
}

/** Changes when one of the blog's own pictures that are shown in some HTML does. */
export function markOfPictures(html: string, pictures: Pictures, root: string): string {
  const addresses = new Set(
    Array.from(html.matchAll(/\s(?:src|srcset|background)="([^"]+)"/g), ([, address = ""]) =>
      address.replaceAll("&amp;", "&"),
    ).filter((address) => address.startsWith(pictures.site)),
  );
  const stamps = Array.from(addresses, (address) =>
    pictures.candidates(address).map((path) => stampOf(root, path) ?? null),
  );
  return createHash("sha256").update(JSON.stringify(stamps)).digest("base64url");
}
