/**
 * A template is tried on all that a post can have before it is used on what the posts of today have:
 * a mistake in the line about pictures is found now and not with the first picture.
 */
import { SafeHtml } from "./safe-html.ts";
import type { View } from "./view.ts";

/** The view with every optional value there, once with whole posts, once with summaries, once with titles only. */
export function rehearsalsOf(view: View): readonly View[] {
  const { site } = view;
  const whole: View = {
    ...view,
    subject: "subject",
    preheader: "preheader",
    date: "date",
    count: "count",
    archive_url: `${view.site.url}editions/`,
    unsubscribe_url: `${view.site.url}unsubscribe/`,
    site: { ...site, description: "description" },
    posts: [
      {
        title: "title",
        url: site.url,
        date: "date",
        published: "2026-11-23T07:00:00Z",
        authors: "authors",
        tags: ["tag"],
        reading: "reading",
        byline: "byline",
        summary: "summary",
        body: new SafeHtml("<p>body</p>"),
        text: "text",
        image: { url: `${site.url}image.jpg`, alt: "alt", width: 600, height: 400 },
        language: "und",
        direction: site.direction === "rtl" ? "ltr" : "rtl",
      },
    ],
    brief: false,
    more: "more",
    feed_url: `${site.url}feed.xml`,
    sender: ["name", "address"],
    logo: { url: `${site.url}logo.png`, width: 160, height: 40 },
    footer: ["footer"],
  };
  const without = whole.posts.map((post) => ({ ...post, body: null, text: null }));
  return [whole, { ...whole, posts: without, logo: null, footer: [] }, { ...whole, brief: true }];
}
