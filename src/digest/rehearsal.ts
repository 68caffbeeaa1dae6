/**
 * A template is tried on all that a post can have before it is used on what the posts of today have:
 * a mistake in the line about pictures is found now and not with the first picture.
 */
import type { View } from "./view.ts";

/** The view with every optional value there, once with whole posts and once with titles only. */
export function rehearsalsOf(view: View): readonly View[] {
  const { site, date } = view;
  const whole: View = {
    ...view,
    preheader: "preheader",
    site: { ...site, description: "description" },
    posts: [
      {
        title: "title",
        url: site.url,
        date,
        published: "2026-11-23T07:00:00Z",
        authors: "authors",
        tags: ["tag"],
        reading: "reading",
        byline: "byline",
        summary: "summary",
        image: { url: `${site.url}image.jpg`, alt: "alt", width: 600, height: 400 },
        language: "und",
        direction: site.direction === "rtl" ? "ltr" : "rtl",
      },
    ],
    brief: false,
    more: "more",
    feed_url: `${site.url}feed.xml`,
    sender: ["name", "address"],
  };
  return [whole, { ...whole, brief: true }];
}
