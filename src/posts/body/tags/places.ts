/** Addresses of what is no post and has a page on a site of Jekyll's all the same. */
import { strictSlug } from "../../address/slugs.ts";
import { encodeWritten } from "../../address/permalink.ts";
import type { TagContext } from "./tag.ts";

/**
 * Where a page or a document of a collection has its address, going by its own permalink or the site's
 * patterns; undefined for posts, and where a pattern asks for more than the path tells.
 *
 * @param reference its path below the site's folder, as `{% link _docs/a.md %}` has it
 */
export function pageAddress(reference: string, context: TagContext): string | undefined {
  const { places } = context.config.posts.rules ?? {};
  const file = reference.replace(/^\/+/, "");
  const [, label, path = ""] = /^(?:_([^/]+)\/)?(.+)\.\w+$/.exec(file) ?? [];
  if (!places || path === "" || file.split("/").includes("..")) return undefined;
  if (label === "posts" || label === "drafts") return undefined;
  const base = new URL(context.config.site.url).href.replace(/\/$/, "");
  const own = context.permalinkOf?.(file);
  if (own !== undefined) return base + encodeWritten(`/${own}`.replace(/^\/+/, "/"));
  const pattern = Object.hasOwn(places, label ?? "") ? places[label ?? ""] : undefined;
  if (pattern === undefined) return undefined;
  // The page of a folder is called by it.
  if (label === undefined && /(?:^|\/)index$/.test(path)) {
    return `${base}/${encodeWritten(path.replace(/index$/, ""))}`;
  }
  const filled = pattern.replace(/:([a-z_]+)/g, (part, name: string) => {
    const stem = path.slice(path.lastIndexOf("/") + 1);
    switch (name) {
      case "collection":
        return label ?? "";
      case "path":
        return path;
      case "name":
        return strictSlug(stem);
      case "title":
      case "slug":
        return stem.replace(/^\d+-\d+-\d+-/, "");
      case "output_ext":
        return ".html";
      default:
        return part;
    }
  });
  return filled.includes(":") ? undefined : base + encodeWritten(filled);
}
