/**
 * The first digest of a process, for bench/digest.ts to time from outside: `node bench/first-digest.ts mjml
 * FILE` compiles the markup in that file, `… postrider FILE` renders the edition that it was made of.
 */
import { readFileSync } from "node:fs";
import type { Templates } from "../src/digest/render.ts";
import type { Config } from "../src/model/config.ts";
import type { Edition } from "../src/model/edition.ts";
import type { Post } from "../src/model/post.ts";

export interface Task {
  readonly markup: string;
  readonly edition: Edition;
  readonly posts: readonly Post[];
  readonly config: Config;
  readonly templates: Templates;
}

const [who, file = ""] = process.argv.slice(2);
const task = JSON.parse(readFileSync(file, "utf8")) as Task;

if (who === "mjml") {
  const { default: mjml2html } = await import("mjml");
  await mjml2html(task.markup, { validationLevel: "strict" });
} else {
  const { renderDigest } = await import("../src/digest/render.ts");
  const { digest } = await renderDigest(task.edition, task.posts, task.config, task.templates);
  if (!digest) throw new Error("the template does not render");
}
