/** What the lint of a mail looks at. */
import type { Site } from "../../model/config.ts";
import type { ProjectFiles } from "../../model/ports.ts";
import type { Post } from "../../model/post.ts";
import type { Templates } from "../render.ts";

/** A Digest as one reader gets it, and what it was made of. */
export interface LintedMail {
  readonly subject: string;
  readonly html: string;
  /** The Edition's posts, in the order of reading. */
  readonly posts: readonly Post[];
  readonly templates: Templates;
  readonly site: Site;
  /** The project: to show where in a post something was written, and to see which pictures are there. */
  readonly files: ProjectFiles;
}
