/** What another post is called, for texts that name it and leave its title to the site. */
import { HEAD_BYTES, markupOf } from "../model/markup.ts";
import type { ProjectFiles } from "../model/ports.ts";
import { readHead } from "./head/read-head.ts";
import { openHead } from "./head/source-text.ts";
import { titleOf } from "./head/words.ts";

/** The title in the header of a post's file, or its first heading; undefined where it has neither. */
export function titleOfFile(path: string, files: ProjectFiles): string | undefined {
  const bytes = files.read(path, HEAD_BYTES);
  const opened = bytes && openHead(path, bytes, bytes.length < HEAD_BYTES);
  if (opened?.is !== "head") return undefined;
  const markup = markupOf(path.slice(path.lastIndexOf("/") + 1));
  const { text, from } = titleOf(readHead(path, opened.head), markup ?? "markdown", "", "hexo");
  return from === "file-name" ? undefined : text;
}
