import { createHash } from "node:crypto";
import { sizesIn } from "../digest/body/size-of-file.ts";
import type { Templates } from "../digest/render.ts";
import { showsBody } from "../digest/shows-body.ts";
import { projectFiles } from "../io/project-files.ts";
import { writeWhole } from "../io/write-files.ts";
import type { Edition } from "../model/edition.ts";
import type { Problem } from "../model/problem.ts";
import { POSTRIDER } from "../model/version.ts";
import { type Blog, makeDigest, previewOf } from "../pipeline.ts";
import { exampleLetter } from "./letter.ts";
import { withLocalPictures } from "./local-pictures.ts";
import { CACHE_FOLDER } from "./names.ts";
import type { Project } from "./project.ts";
import { readTemplates } from "./templates.ts";

/** The digest that the next edition would carry, ready to be looked at. */
export interface Preview {
  readonly edition: Edition;
  readonly state: "due" | "next" | "sample";
  /** Absent where the digest could not be rendered; the problems say why. */
  readonly subject?: string;
  /** Relative to the project. */
  readonly files?: readonly string[];
  /** The HTML as a reader would get it, and not as the page on disk has it; absent where the subject is. */
  readonly html?: () => string;
  readonly problems: readonly Problem[];
  readonly write: () => void;
}

const FOLDER = `${CACHE_FOLDER}/preview`;
const PAGE = `${FOLDER}/digest.html`;
const FILES = [PAGE, `${FOLDER}/digest.txt`, `${FOLDER}/digest.eml`];
/** What `digest.html` shows, as it will be mailed. */
const MAILED = `${FOLDER}/as-mailed.html`;
const KEY_FILE = `${FOLDER}/made-from.json`;

/**
 * Renders the preview, unless the one on disk was made from the same values: loading MJML takes
 * longer than the rest of a build. Undefined for a blog without a single post that may be mailed.
 */
export async function makePreview(project: Project, blog: Blog): Promise<Preview | undefined> {
  const chosen = previewOf(blog);
  if (!chosen) return undefined;
  const { edition } = chosen;
  const state = chosen.sample ? "sample" : blog.plan.due ? "due" : "next";
  const { templates, problems: missing } = readTemplates(project);
  if (!templates) return { edition, state, problems: missing, write() {} };
  const key = keyOf(project, blog, edition, templates);
  const known = readKey(project, key);
  const base = { edition, state, files: FILES } as const;
  const page = (mailed: string) => withLocalPictures(mailed, project, blog.heads, FOLDER);
  if (known) {
    const html = () => new TextDecoder().decode(projectFiles(project.root).read(MAILED));
    const { subject, problems } = known;
    // A picture may be there by now that was not.
    const write = () => void writeWhole(project.root, PAGE, page(html()));
    return { ...base, html, subject, problems, write };
  }

  const made = await makeDigest(blog, edition, templates);
  if (!made.digest) return { edition, state, problems: made.problems, write() {} };
  const { digest, problems } = made;
  const letter = await exampleLetter(project, digest);
  const kept = JSON.stringify({ key, subject: digest.subject, problems });
  return {
    ...base,
    html: () => letter.html,
    subject: digest.subject,
    problems,
    write() {
      const texts = [page(letter.html), letter.text, letter.eml];
      FILES.forEach((path, index) => writeWhole(project.root, path, texts[index] ?? ""));
      writeWhole(project.root, MAILED, letter.html);
      // Last: it vouches for the others.
      writeWhole(project.root, KEY_FILE, kept);
    },
  };
}

function keyOf(project: Project, blog: Blog, edition: Edition, templates: Templates): string {
  const byId = new Map(blog.heads.map((head) => [head.id, head]));
  const posts = edition.posts.flatMap((id) => {
    const head = byId.get(id);
    return head ? [blog.render(head)] : [];
  });
  const { config, files } = project;
  const { site, feeds, digest, mail } = config;
  const sizes = showsBody(templates) ? posts.map(({ post }) => sizesIn(post, config, files)) : [];
  const parts = [POSTRIDER.version, edition, posts, sizes, site, feeds, digest, mail, templates];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function readKey(project: Project, key: string) {
  try {
    // Not through the project's own files: what is read there is what a build is made from.
    const files = projectFiles(project.root);
    const text = new TextDecoder().decode(files.read(KEY_FILE));
    const kept: unknown = JSON.parse(text);
    const whole = [...FILES, MAILED].every((path) => files.read(path, 1)?.length === 1);
    return whole && isKept(kept) && kept.key === key ? kept : undefined;
  } catch {
    // A cache that cannot be read is no cache.
    return undefined;
  }
}

function isKept(value: unknown): value is { key: string; subject: string; problems: Problem[] } {
  return (
    typeof value === "object" &&
    value !== null &&
    "key" in value &&
    "subject" in value &&
    "problems" in value
  );
}
