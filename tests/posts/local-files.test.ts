import { describe, expect, test } from "vitest";
import { pictureFacts } from "../../src/lib/picture.ts";
import { EMPTY_LOCK } from "../../src/model/lock.ts";
import { renderPost } from "../../src/posts/render.ts";
import { scanPosts } from "../../src/posts/scan.ts";
import { configOf, filesOf, NOW, type Files } from "./blog.ts";

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(Buffer.from(hex.replace(/ /g, ""), "hex"));
const PNG = bytesOf("89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 0802000000");
const GIF = bytesOf("474946383961 4001 f000 00");
const JPEG = bytesOf("ffd8 ffe0 0006 4a464946 ffc4 0003 00 ffc2 0011 08 0276 04b0 03 000000");
const WEBP_LOSSY = bytesOf(
  "52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 e041 00",
);
const WEBP_LOSSLESS = bytesOf(
  "52494646 00000000 57454250 5650384c 00000000 2f 7fc27700 0000000000",
);
const WEBP_EXTENDED = bytesOf(
  "52494646 00000000 57454250 56503858 0a000000 10000000 7f0200 df0100",
);

describe("what a picture says of itself", () => {
  test.each([
    ["png", PNG, { type: "image/png", width: 640, height: 480 }],
    ["gif", GIF, { type: "image/gif", width: 320, height: 240 }],
    ["jpeg", JPEG, { type: "image/jpeg", width: 1200, height: 630 }],
    ["webp, lossy", WEBP_LOSSY, { type: "image/webp", width: 640, height: 480 }],
    ["webp, lossless", WEBP_LOSSLESS, { type: "image/webp", width: 640, height: 480 }],
    ["webp, extended", WEBP_EXTENDED, { type: "image/webp", width: 640, height: 480 }],
    ["text", new TextEncoder().encode("<svg/>"), undefined],
    ["nothing", new Uint8Array(), undefined],
  ])("%s", (_, bytes, facts) => {
    expect(pictureFacts(bytes)).toEqual(facts);
  });

  test("cut off anywhere, it is no fault", () => {
    for (const whole of [PNG, GIF, JPEG, WEBP_LOSSY, WEBP_LOSSLESS, WEBP_EXTENDED]) {
      for (let end = 0; end < whole.length; end++) {
        expect(() => pictureFacts(whole.subarray(0, end))).not.toThrow();
      }
    }
  });
});

function rendered(files: Files) {
  const config = configOf();
  const all = filesOf(files);
  const { heads } = scanPosts(config, EMPTY_LOCK, all, NOW);
  const urls = new Map(heads.map(({ source, url }) => [source, url]));
  const [head] = heads;
  if (!head) throw new Error("no post");
  return renderPost(head, { config, files: all, urls }).post;
}

const REAL = { type: "image/png", width: 640, height: 480, bytes: PNG.length };

describe("files of the blog", () => {
  test("a picture in a page bundle, whatever its name says", () => {
    const { image } = rendered({
      "posts/hello/index.md": "---\ndate: 2026-11-02\nimage: a cover.jpg\n---\nHello",
      "posts/hello/a cover.jpg": PNG,
    });
    expect(image).toEqual({ url: "https://blog.example/2026/11/hello/a%20cover.jpg", ...REAL });
  });

  test.each(["static/img/c.png", "img/c.png", "source/img/c.png"])("a picture in %s", (path) => {
    const { image } = rendered({
      "posts/hello.md": "---\ndate: 2026-11-02\n---\n![A letter](/img/c.png)",
      [path]: PNG,
    });
    expect(image).toEqual({ url: "https://blog.example/img/c.png", alt: "A letter", ...REAL });
  });

  test("a cover of an export from WordPress, which is in a folder of pictures", () => {
    const { image } = rendered({
      "posts/hello/index.md": "---\ndate: 2026-11-02\ncoverImage: c.png\n---\nHello",
      "posts/hello/images/c.png": PNG,
    });
    expect(image).toEqual({ url: "https://blog.example/2026/11/hello/images/c.png", ...REAL });
  });

  test("the first one that is there, if pictures are kept in the project", () => {
    const text = "---\ndate: 2026-11-02\n---\n![](/gone.png) ![](/img/c.png)";
    const image = (files: Files): string | undefined =>
      rendered({ "posts/a.md": text, ...files }).image?.url;
    expect(image({ "static/img/c.png": PNG })).toBe("https://blog.example/img/c.png");
    expect(image({ "static/gone.png": PNG, "img/c.png": PNG })).toBe(
      "https://blog.example/gone.png",
    );
    expect(image({})).toBe("https://blog.example/gone.png");
    const far = text.replace("/gone.png) ", "/gone.png) ![](https://example.org/b.png) ");
    expect(rendered({ "posts/a.md": far, "img/c.png": PNG }).image?.url).toBe(
      "https://example.org/b.png",
    );
  });

  test("not what was published last time, and nothing from elsewhere", () => {
    const other = { "public/img/c.png": PNG, "img/d.png": PNG };
    const post = "---\ndate: 2026-11-02\nimage:";
    expect(rendered({ "posts/a.md": `${post} /img/c.png\n---\n`, ...other }).image).toEqual({
      url: "https://blog.example/img/c.png",
      type: "image/png",
    });
    const far = rendered({
      "posts/a.md": `${post} https://example.org/img/d.png\n---\n`,
      ...other,
    });
    expect(far.image?.width).toBeUndefined();
  });

  test("an episode's length, unless it was written down", () => {
    const file = { "static/e.mp3": new Uint8Array(1234) };
    const head = "---\ndate: 2026-11-02\naudio: /e.mp3\n";
    expect(rendered({ "posts/a.md": `${head}---\n`, ...file }).enclosure?.bytes).toBe(1234);
    expect(rendered({ "posts/a.md": `${head}length: 99\n---\n`, ...file }).enclosure?.bytes).toBe(
      99,
    );
  });
});
