/** Mails to lint, of posts whose files are at hand. */
import { renderDigest, type Templates } from "../../../src/digest/render.ts";
import { lintDigest, type LintedMail } from "../../../src/digest/lint/lint.ts";
import type { Config } from "../../../src/model/config.ts";
import type { Post } from "../../../src/model/post.ts";
import { config, editionOf, ours } from "../sample.ts";

/** Files of a project by their paths; what a digest of these posts would be told. */
export async function linted(
  posts: readonly Post[],
  {
    templates = ours(),
    settings = config(),
    files = {},
    ...more
  }: {
    readonly templates?: Templates;
    readonly settings?: Config;
    readonly files?: Readonly<Record<string, string>>;
  } & Partial<Pick<LintedMail, "subject" | "html">> = {},
) {
  const { digest, problems } = await renderDigest(editionOf(posts), posts, settings, templates);
  if (!digest) throw new Error(JSON.stringify(problems));
  const { subject, html } = digest;
  return lintDigest({
    subject,
    html,
    posts,
    templates,
    site: settings.site,
    files: {
      list: (folder) =>
        Object.entries(files)
          .filter(([path]) => path.startsWith(`${folder}/`))
          .map(([path, text]) => ({ path, bytes: text.length, modified: 0 })),
      unread: () => [],
      read: (path) => {
        const text = files[path];
        return text === undefined ? undefined : new TextEncoder().encode(text);
      },
    },
    ...more,
  });
}
