import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFiles } from "../../src/io/project-files.ts";
import { postrider, temporaryFolder } from "../commands/postrider.ts";
import { expectSound, publish } from "./published.ts";
import { stopwatch } from "../stopwatch.ts";

const HEADER = "---\ndate: 2026-11-02\n---\n";
const CANARY = "made-by-a-header";

function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, "utf16le");
}

const BOMB = [
  "a0: &a0 [x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 20 }, (_, n) => {
    const inner = Array.from({ length: 9 }, () => `*a${n}`).join(", ");
    return `a${n + 1}: &a${n + 1} [${inner}]`;
  }),
].join("\n");

/** What is wrong with each file, and what becomes of it: `post`, or the code of its problem. */
const FILES: readonly (readonly [name: string, bytes: string | Uint8Array, becomes: string])[] = [
  ["nul.md", `${HEADER}a\0b`, "post"],
  ["only-nul.md", "\0".repeat(5000), "date-missing"],
  ["bom.md", `\ufeff${HEADER}Text`, "post"],
  ["utf-16.md", utf16(`${HEADER}Text`), "encoding-utf16"],
  ["latin-1.md", Buffer.from(`${HEADER}caf\u00e9`, "latin1"), "encoding-invalid"],
  [
    "invalid.md",
    Buffer.concat([Buffer.from(HEADER), Buffer.from([0xc3, 0x28, 0xff])]),
    "encoding-invalid",
  ],
  ["bomb.md", `---\ndate: 2026-11-02\n${BOMB}\ntags: *a20\n---\n`, "header-invalid"],
  [
    "proto.md",
    `---\ndate: 2026-11-02\n__proto__: {inFeeds: true, url: "javascript:x"}\nconstructor: {prototype: 1}\n` +
      `"toString": x\nhasOwnProperty: [y]\n---\nText`,
    "post",
  ],
  [
    "proto-toml.md",
    `+++\ndate = 2026-11-02\n[__proto__]\npolluted = "x"\n[constructor.prototype]\npolluted = "y"\n+++\n`,
    "post",
  ],
  ["proto-json.md", `{"date": "2026-11-02", "__proto__": {"polluted": 1}}\n\nText`, "post"],
  [
    "code.md",
    `---js\nrequire("fs").writeFileSync("${CANARY}", "x")\nmodule.exports = {date: "2026-11-02"}\n---\nText`,
    "header-script",
  ],
  [
    "long-header.md",
    `---\ndate: 2026-11-02\nx: ${"y".repeat(70_000)}\n---\nText`,
    "header-never-closed",
  ],
  ["brackets.md", `---\ndate: 2026-11-02\ntags: ${"[".repeat(20_000)}\n---\n`, "header-invalid"],
  ["brackets-below.md", `${HEADER}${"[".repeat(20_000)}`, "post"],
  ["long-line.md", `${HEADER}${"word ".repeat(20_000)}`, "post"],
  ["long-word.md", `${HEADER}${"w".repeat(100_000)}`, "post"],
  ["climbs.md", "---\ndate: 2026-11-02\npermalink: ../../x\n---\nText", "post"],
  ["climbs-coded.md", "---\ndate: 2026-11-02\npermalink: /..%2f..%2fetc/passwd\n---\nText", "post"],
  ["climbs-slug.md", "---\ndate: 2026-11-02\nslug: ../../../etc/passwd\n---\nText", "post"],
  ["Twin.md", `${HEADER}Upper`, "post"],
  ["twin.md", `${HEADER}Lower`, "post"],
  ["caf\u00e9.md", `${HEADER}Composed`, "post"],
  ["cafe\u0301.md", `${HEADER}Decomposed`, "post"],
  [`${"n".repeat(252)}.md`, `${HEADER}Long name`, "post"],
  ["good.md", `${HEADER}# Good\n\nText`, "post"],
];

const NOT_UTF8 = ["caf\xe9", "\xff"];

function inBytes(folder: string, name: string): Buffer {
  return Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, "latin1")]);
}

// Some disks take no such names, and then there is nothing to be told.
function tryTo(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (process.platform === "linux") throw error;
  }
}

/** A project with all of that, with links and folders that no post should be, and a huge file. */
function hostileProject(): string {
  const root = temporaryFolder({
    "secret.md": `${HEADER}secret`,
    "postrider.yaml": `site:\n  title: A blog\n  url: https://blog.example/\n`,
  });
  const posts = join(root, "posts");
  mkdirSync(join(posts, "folder.md"), { recursive: true });
  for (const [name, bytes] of FILES) writeFileSync(join(posts, name), bytes);
  symlinkSync(join(root, "secret.md"), join(posts, "link-out.md"));
  symlinkSync("/etc/passwd", join(posts, "link-far.md"));
  symlinkSync(dirname(root), join(posts, "link-up"));
  symlinkSync("loop.md", join(posts, "loop.md"));
  symlinkSync(".", join(posts, "loop-folder"));
  symlinkSync("nowhere.md", join(posts, "dangling.md"));
  symlinkSync("ada@machine.1234", join(posts, ".#good.md"));
  for (const name of NOT_UTF8) tryTo(() => mkdirSync(inBytes(posts, name)));
  for (const name of NOT_UTF8) tryTo(() => writeFileSync(inBytes(posts, `${name}.md`), HEADER));
  // Holes take no room on the disk.
  const huge = openSync(join(posts, "huge.md"), "w");
  writeSync(huge, `${HEADER.replace("-02", "-03")}Huge`);
  ftruncateSync(huge, 50_000_000);
  closeSync(huge);
  return root;
}

describe("files that no blog should have", () => {
  test("cost themselves at most, are named, and leave the others alone", () => {
    const root = hostileProject();
    const before = process.memoryUsage.rss();
    const spent = stopwatch();
    const published = publish(projectFiles(root));
    expect(spent()).toBeLessThan(2500);
    expect(process.memoryUsage.rss() - before).toBeLessThan(1_000_000_000);
    const { blog, posts } = published;
    const problems = blog.heads.flatMap((head) => blog.render(head).problems).concat(blog.problems);
    const became = FILES.map(([name]) => {
      const source = `posts/${name}`;
      const errors = problems.filter(
        ({ place, level }) => place?.file === source && level === "error",
      );
      const post = posts.some((one) => one.source === source);
      return [name, post ? "post" : (errors[0]?.code ?? "nothing is said")];
    });
    expect(became).toEqual(FILES.map(([name, , becomes]) => [name, becomes]));
    expect(
      posts.map(({ source }) => source).filter((source) => /link|loop|secret/.test(source)),
    ).toEqual([]);
    const tooLong = problems.find(({ place }) => place?.file === "posts/long-header.md");
    expect(tooLong?.headline).toBe("the header that begins with `---` does not end within 64 KB");
    expect(posts.find(({ source }) => source === "posts/good.md")?.title).toBe("Good");
    expect(problems.find(({ place }) => place?.file === "posts/huge.md")?.code).toBe(
      "post-too-big",
    );
    for (const { url } of posts) {
      expect(url).toMatch(/^https:\/\/blog\.example\//);
      // No step upwards is left in it that a browser would take.
      expect(new URL(url).href).toBe(url);
    }
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect({}).not.toHaveProperty("polluted");
    expectSound(published);
  });

  test("that are not read are told, each with its way out, unless nobody would miss them", () => {
    const { blog } = publish(projectFiles(hostileProject()));
    const told = blog.problems.filter(({ code }) => code === "file-not-read");
    const garbled = [...NOT_UTF8, ...NOT_UTF8.map((name) => `${name}.md`)].map((name) => [
      `posts/${name.replace(/[^ -~]/, "\u{fffd}")}`,
      "its name is not UTF-8",
    ]);
    const said = told.map(({ place, headline }) => [place?.file, headline.replace(/^.*: /, "")]);
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries([
        ["posts/dangling.md", "it is a link that leads nowhere"],
        ["posts/link-far.md", "it is a link that leads out of the posts folder"],
        ["posts/link-out.md", "it is a link that leads out of the posts folder"],
        ["posts/loop.md", "it is a link that leads nowhere"],
        ...(process.platform === "linux" ? garbled : []),
      ]),
    );
    for (const { level, hint } of told)
      expect([level, hint]).toEqual(["error", expect.any(String)]);
    const reasons = new Map(blog.leftOut.map(({ source, because }) => [source, because]));
    expect(reasons.get("posts/link-up")).toBe("it is a link to a folder elsewhere");
    expect(reasons.get("posts/.#good.md")).toBe("an editor left it behind");
    expect(reasons.has("posts/loop-folder")).toBe(false);
  });

  test("through the command: it says what it left out, and writes only where it should", async () => {
    const root = hostileProject();
    const names = () => readdirSync(root).toSorted();
    const before = names();
    const { code, stdout, stderr } = await postrider(root, ["build"], {
      NODE_OPTIONS: "--max-old-space-size=512",
    });
    expect([code, /^ +at /m.test(stderr)]).toEqual([1, false]);
    for (const name of ["bomb.md", "brackets.md", "huge.md", "latin-1.md"]) {
      expect(stdout + stderr).toContain(`posts/${name}`);
    }
    // A post that is left out is missing from the preview of the digest, and no more than that.
    expect(stdout + stderr).not.toMatch(/could not be rendered|not here/);
    const made = new Set(["postrider.lock", "public", ".postrider"]);
    expect(names().filter((name) => !made.has(name))).toEqual(before);
    expect(existsSync(join(root, CANARY))).toBe(false);
    const feed = readFileSync(join(root, "public/atom.xml"), "utf8");
    expect(feed).toContain("https://blog.example/");
    expect(feed).not.toContain("root:");
  });
});
