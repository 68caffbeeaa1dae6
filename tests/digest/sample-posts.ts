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

/** A post with everything that a text can have. */
export function wholePost(more: Partial<Post> = {}): Post {
  const url = "https://blog.example/letters/";
  return post("letters", {
    title: "A whole post in a letter",
    url,
    authors: [POSTRIDER],
    summary: "What a letter can carry, all of it in one post.",
    content: `<p>A letter carries the <em>whole</em> text, with <a href="https://blog.example/feeds/">links</a>, <code>code in a line</code>, <mark>marks</mark> and a note.<sup><a href="${url}#p1-fn-1" id="p1-ref-1">1</a></sup></p>
<h2>A picture</h2>
<figure><img src="https://blog.example/hills.jpg" alt="Two ridges of hills under a pale sun" width="1200" height="630"><figcaption>The view from the tower.</figcaption></figure>
<h2>Code</h2>
<pre><code class="language-ts">// Finds the first slot after now.
export function nextSlot(cadence: Cadence, now: Instant): Instant {
  const slots = slotsAround(cadence, now).filter((slot) =&gt; slot &gt; now);
  return slots.length &gt; 0 ? Math.min(...slots) : fail(\`no slot for \${cadence} after \${now} in eight weeks\`);
}
</code></pre>
<h3>A table</h3>
<table><thead><tr><th>format</th><th align="right">bytes</th></tr></thead><tbody><tr><td>Atom</td><td align="right">40,960</td></tr><tr><td>JSON Feed</td><td align="right">38,200</td></tr></tbody></table>
<blockquote><p>Nobody owns the protocol, and a reader can leave without telling anyone.</p></blockquote>
<ul><li>one<ul><li>nested</li></ul></li><li>two, which is long enough that its line has to be broken somewhere on a telephone</li></ul>
<ol start="3"><li>three</li><li>four</li></ol>
<hr>
<section><ol><li id="p1-fn-1"><p>What stands below the text. <a href="${url}#p1-ref-1">↩</a></p></li></ol></section>`,
    ...more,
  });
}
