import type { Dialect } from "../../model/config.ts";
import type { Found } from "./recognised.ts";

/** Where a generator puts posts when its settings say nothing. */
export const USUAL_ADDRESSES: Readonly<Record<Exclude<Dialect, "plain" | "eleventy">, Found>> = {
  jekyll: { value: "/:categories/:year/:month/:day/:title.html", from: "Jekyll's default" },
  hexo: { value: "/:year/:month/:day/:title/", from: "Hexo's default" },
  hugo: { value: "/:sections/:slugorfilename/", from: "Hugo's default" },
  zola: { value: "/:sections/:slug/", from: "Zola's default" },
  astro: { value: "/blog/:slug/", from: "Astro's blog template" },
  docusaurus: { value: "/blog/:year/:month/:day/:slug", from: "Docusaurus's default" },
};

/** The pattern of that generator; undefined where it has none. Eleventy goes by the folder. */
export function usualAddress(
  dialect: Dialect,
  folders: readonly string[] | undefined,
): Found | undefined {
  if (dialect === "plain") return undefined;
  if (dialect !== "eleventy") return USUAL_ADDRESSES[dialect];
  const name = folders?.[0]?.split("/").at(-1) ?? "blog";
  const folder = name === "." || name === "src" || name === "content" ? "" : `/${name}`;
  return { value: `${folder}/:slug/`, from: "Eleventy's default" };
}
