/** What there is to show, as a test wants it. */
import { themeFor } from "../../src/digest/theme.ts";
import type { PublicFile } from "../../src/model/ports.ts";
import type { Problem } from "../../src/model/problem.ts";
import { previewApp } from "../../src/web/preview/app.ts";
import { openLive } from "../../src/web/preview/live.ts";
import type { Shown, ShownDigest } from "../../src/web/preview/shown.ts";

const { page, paper, ink, muted, accent, rule, bodyFont, headingFont, code } = themeFor("en");

export function digest(change: Partial<ShownDigest> = {}): ShownDigest {
  return {
    edition: "2026-11-23",
    when: "due now",
    subject: "Hello & <b>goodbye</b>",
    preheader: "Also: more",
    from: "A blog",
    posts: 2,
    html: "<!doctype html><html><head><title>x</title></head><body><p>Hello</p></body></html>",
    text: "Hello\r\n-----\r\n",
    source: "Subject: Hello\r\nX-Long: one\r\n two\r\n\r\nbody\r\n",
    picturesMark: "",
    limit: 102_400,
    ...change,
  };
}

export function shown(change: Partial<Shown> = {}): Shown {
  return {
    version: 7,
    blog: "A <i>blog</i>",
    look: {
      shades: { page, paper, ink, muted, accent, rule },
      bodyFont,
      headingFont,
      codeFont: code.font,
    },
    digest: digest(),
    isBehind: false,
    problems: [],
    posts: { coming: ["Next: soon."], choices: [], leftOut: [] },
    editions: [],
    feeds: () => Promise.resolve([]),
    pictures: pictures({}),
    ...change,
  };
}

/** A project with these files, in which every address of the site may be a path of it. */
export function pictures(files: Readonly<Record<string, string>>): Shown["pictures"] {
  const site = "https://blog.example/";
  return {
    site,
    candidates: (address) => [decodeURIComponent(address.slice(site.length))],
    folder: {
      find: (path) => Promise.resolve(path in files ? fileOf(files[path] ?? "") : undefined),
    },
  };
}

function fileOf(text: string): PublicFile {
  const bytes = new TextEncoder().encode(text);
  return {
    bytes: bytes.length,
    modified: 0,
    tag: "t",
    beginning: bytes,
    read: (from, to) => bytes.slice(from, to),
    encode: () => Promise.resolve(undefined),
  };
}

export const PROBLEM: Problem = {
  code: "template-variable-unknown",
  level: "error",
  headline: "a digest has no variable `<script>`",
  place: {
    file: "templates/digest.mjml",
    line: 2,
    column: 4,
    length: 5,
    text: "{{ titel }} <script>alert(1)</script>",
  },
  hint: "did you mean `title`?",
};

/** Asks the preview as a browser on this machine does. */
export function asking(value: Shown) {
  const faults: unknown[] = [];
  const live = openLive();
  const app = previewApp({ shown: () => value, live, onFault: (fault) => faults.push(fault) });
  return {
    live,
    faults,
    ask: (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") =>
      app(new Request(new URL(path, "http://127.0.0.1:4001/"), { headers, method })),
    get: async (path: string) => {
      const response = await app(new Request(new URL(path, "http://127.0.0.1:4001/")));
      return response.text();
    },
  };
}
