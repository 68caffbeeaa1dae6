/** Posts in several scripts, as a blog would have them. */
import { DAY, HOUR } from "../../src/model/instant.ts";
import type { Post } from "../../src/model/post.ts";
import { post, SLOT } from "./sample.ts";

const POSTRIDER = { name: "Postrider" };
const COVER = {
  url: "https://blog.example/feeds/cover.jpg",
  alt: "Two ridges of hills under a pale sun",
  width: 1200,
  height: 630,
  type: "image/jpeg",
};

/** Three posts that show what posts can have. */
export function threePosts(): Post[] {
  return [
    post("feeds", {
      title: "What a feed is, and why it outlives every platform",
      published: SLOT - 14 * HOUR,
      authors: [POSTRIDER],
      image: COVER,
      summary:
        "A feed is a file that says what is new. Nobody owns the protocol, nobody counts the readers, and a reader can leave without telling anyone. That is why it has been around since 1999, and why it will still be there when the next platform closes.",
    }),
    post("digest", {
      title: "How a digest is made",
      published: SLOT - 3 * DAY,
      authors: [POSTRIDER, { name: "The Postrider contributors" }],
      summary:
        "Data, then a template, then markup that every mail program understands: the order matters more than one would think. A short tour from a folder of posts to a letter in an inbox.",
      content: `<p>${"word ".repeat(1400)}</p>`,
    }),
    post("fa", {
      title: "سلام به خوانندگان",
      published: SLOT - 5 * DAY,
      language: "fa",
      direction: "rtl",
      summary:
        "نوشته‌ای کوتاه دربارهٔ اینکه چرا خوراک وبلاگ هنوز بهترین راه دنبال کردن نویسنده‌ای است.",
    }),
  ];
}

/** Two posts of a blog in Persian, one of them in English. */
export function persianPosts(): Post[] {
  return [
    post("khorak", {
      title: "خوراک چیست و چرا از هر سکویی بیشتر عمر می‌کند",
      published: SLOT - 14 * HOUR,
      authors: [POSTRIDER],
      image: COVER,
      summary:
        "خوراک پرونده‌ای است که می‌گوید چه چیزی تازه است. هیچ‌کس مالک آن نیست، هیچ‌کس خوانندگان را نمی‌شمارد و هر خواننده‌ای می‌تواند بی‌آنکه به کسی بگوید برود.",
    }),
    post("digest", {
      title: "How a digest is made",
      published: SLOT - 3 * DAY,
      language: "en",
      direction: "ltr",
      summary:
        "Data, then a template, then markup that every mail program understands: the order matters more than one would think.",
    }),
  ];
}

/** Two posts of a blog in Japanese. */
export function japanesePosts(): Post[] {
  return [
    post("feed", {
      title: "フィードとは何か、なぜどんなサービスよりも長生きするのか",
      published: SLOT - 14 * HOUR,
      authors: [POSTRIDER],
      summary:
        "フィードとは、何が新しいかを伝えるひとつのファイルです。誰のものでもなく、読者を数える人もいません。読者は誰にも告げずに去ることもできます。だからこそ1999年から続いているのです。",
      content: `<p>${"長い文章".repeat(400)}</p>`,
    }),
    post("digest", {
      title: "ダイジェストができるまで",
      published: SLOT - 3 * DAY,
      image: COVER,
      summary:
        "データ、テンプレート、そしてどのメールソフトでも読めるマークアップ。順番が大切です。",
    }),
  ];
}
