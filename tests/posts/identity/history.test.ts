/** Whatever happens to a blog from build to build, everybody stays who they are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatLock, parseLock } from "../../../src/model/lock-text.ts";
import { EMPTY_LOCK, type Lock } from "../../../src/model/lock.ts";
import { scan } from "../blog.ts";

interface Living {
  /** Nobody else has it, for all time. */
  readonly seed: number;
  path: string;
  title: string;
  day: number;
  text: string;
  id?: string;
}

const WORDS =
  "ash beech cedar date elm fir gum hazel ivy jute kapok larch maple nut oak pine".split(" ");
const PATHS = ["posts", "posts/old", "content/posts"].flatMap((folder) =>
  ["a.md", "b.md", "c/index.md", "2026-11-01-d.md"].map((name) => `${folder}/${name}`),
);

function wordsOf(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 50 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return WORDS[(state >> 8) % WORDS.length];
  }).join(" ");
}

function fileOf({ title, day, text }: Living): string {
  return `---\ntitle: ${title}\ndate: 2026-10-${String(day).padStart(2, "0")}\n---\n${text}\n`;
}

const change = fc.record({
  who: fc.nat(20),
  /** Another file, be somebody in it or not: then the two change places. */
  path: fc.option(fc.nat(PATHS.length - 1), { nil: undefined }),
  title: fc.boolean(),
  day: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  edited: fc.boolean(),
  deleted: fc.boolean(),
});

const build = fc.record({
  changes: fc.array(change, { maxLength: 4 }),
  added: fc.array(
    fc.record({ path: fc.nat(PATHS.length - 1), day: fc.integer({ min: 1, max: 6 }) }),
    {
      maxLength: 3,
    },
  ),
});

test("nobody's id changes, nobody shares one, and nobody inherits one", () => {
  fc.assert(
    fc.property(fc.array(build, { minLength: 2, maxLength: 6 }), (builds) => {
      let lock: Lock = EMPTY_LOCK;
      let posts: Living[] = [];
      let seed = 0;
      const given = new Set<string>();
      for (const { changes, added } of builds) {
        const touched = new Set<Living>();
        const used = new Set(posts.map(({ path }) => path));
        for (const { who, path, title, day, edited, deleted } of changes) {
          const post = posts[who % Math.max(1, posts.length)];
          if (!post || touched.has(post)) continue;
          const wanted = path === undefined ? undefined : PATHS[path];
          const other = posts.find((one) => one !== post && one.path === wanted);
          if (other && touched.has(other)) continue;
          touched.add(post);
          if (deleted) {
            posts = posts.filter((one) => one !== post);
            continue;
          }
          if (wanted !== undefined) {
            if (other) {
              other.path = post.path;
              touched.add(other);
            }
            post.path = wanted;
          }
          // Who is found again by title and date may have another text, and the other way round.
          const mayBeEdited = wanted === undefined || !used.has(wanted);
          if (edited && mayBeEdited) post.text = `${wordsOf(1000 + seed++)} ${post.text}`;
          else {
            if (title) post.title = `Title ${seed++}`;
            post.day = day ?? post.day;
          }
        }
        for (const { path, day } of added) {
          const at = PATHS[path] ?? "";
          // A post in the very file of one that is gone is that one, rewritten.
          const known = [...lock.posts.values()].some(({ source }) => source === at);
          if (known || posts.some((one) => one.path === at)) continue;
          const own = seed++;
          posts.push({ seed: own, path: at, title: `Title ${own}`, day, text: wordsOf(own) });
        }
        const files = Object.fromEntries(posts.map((post) => [post.path, fileOf(post)]));
        const found = scan(files, { lock, folders: ["posts", "content/posts"] });
        const ids = new Map(found.heads.map((head) => [head.source, head.id]));
        expect(ids.size).toBe(posts.length);
        expect(new Set(ids.values()).size).toBe(posts.length);
        for (const post of posts) {
          const id = ids.get(post.path) ?? "";
          if (post.id === undefined) expect(given).not.toContain(id);
          else expect({ ...post, id }).toEqual(post);
          post.id = id;
          given.add(id);
        }
        const read = parseLock(formatLock(found.lock), "postrider.lock", (path) => path in files);
        expect(read.problems).toEqual([]);
        lock = read.lock ?? EMPTY_LOCK;
        expect(scan(files, { lock, folders: ["posts", "content/posts"] }).lock).toEqual(lock);
      }
    }),
    { numRuns: 200 },
  );
});
