import type { Dialect } from "../../model/config.ts";
import type { Found } from "./recognised.ts";

/** Where a generator puts posts when its settings say nothing. */
export const USUAL_ADDRESSES: Readonly<Record<Exclude<Dialect, "plain">, Found>> = {
  jekyll: { value: "/:categories/:year/:month/:day/:title.html", from: "Jekyll's default" },
  hexo: { value: "/:year/:month/:day/:title/", from: "Hexo's default" },
  hugo: { value: "/:sections/:slugorfilename/", from: "Hugo's default" },
  zola: { value: "/:sections/:slug/", from: "Zola's default" },
  eleventy: { value: "/:sections/:basename/", from: "Eleventy's default" },
  astro: { value: "/blog/:slug/", from: "Astro's blog template" },
  docusaurus: { value: "/blog/:year/:month/:day/:slug", from: "Docusaurus's default" },
};

/** The pattern of that generator; undefined where it has none. */
export function usualAddress(dialect: Dialect): Found | undefined {
  return dialect === "plain" ? undefined : USUAL_ADDRESSES[dialect];
}
