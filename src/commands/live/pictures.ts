import { createHash } from "node:crypto";
import { publicFolder } from "../../io/public-folder.ts";
import { stampOf } from "../../io/stamp.ts";
import type { PostHead } from "../../model/post.ts";
import { placesOf } from "../../lib/local-file.ts";
import type { Pictures } from "../../web/preview/shown.ts";
import type { Project } from "../project.ts";

/** The pictures of a blog with these posts, wherever in the project they lie. */
export function picturesOf(project: Project, heads: readonly PostHead[]): Pictures {
  const { site, output } = project.config;
  return {
    site: site.url,
    folder: publicFolder(project.root),
    candidates(address) {
      const owners = heads.filter(({ url }) => address.startsWith(url.replace(/[^/]*$/, "")));
      const beside = owners.flatMap((head) => placesOf(address, head, site.url));
      const anywhere = placesOf(address, { source: "", url: site.url }, site.url);
      const published = address.slice(site.url.length).split(/[?#]/, 1);
      return [
        ...new Set([...beside, ...anywhere, ...published.map((path) => `${output}/${path}`)]),
      ];
    },
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
