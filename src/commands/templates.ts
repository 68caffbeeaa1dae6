import type { Template, Templates } from "../digest/render.ts";
import type { DigestConfig, Layout } from "../model/config.ts";
import type { Problem } from "../model/problem.ts";
import { templateMissing } from "./problems.ts";
import { ownFiles, type Project } from "./project.ts";

/**
 * The two templates of the digest and their partials: the project's own where it names some or has
 * files of these names, else ours.
 */
export function readTemplates(project: Project): {
  readonly templates?: Templates;
  readonly problems: readonly Problem[];
} {
  const { digest } = project.config;
  const { template } = digest;
  const wanted = template ?? LAYOUTS[layoutOf(digest)];
  const problems: Problem[] = [];
  const read = (file: string) => {
    const bytes = project.files.read(file) ?? (template ? undefined : ownFiles.read(file));
    if (!bytes) problems.push(templateMissing(file));
    return { file, text: new TextDecoder().decode(bytes) };
  };
  const [html, text] = [read(wanted.html), read(wanted.text)];
  const folder = wanted.html.replace(/\/?[^/]*$/, "") || ".";
  const templates = { html, text, partials: readPartials(project, folder) };
  return problems.length > 0 ? { problems } : { templates, problems };
}

const LAYOUTS: Readonly<Record<Layout, { readonly html: string; readonly text: string }>> = {
  cards: { html: "templates/digest.mjml", text: "templates/digest.txt" },
  compact: { html: "templates/compact.mjml", text: "templates/digest.txt" },
  letter: { html: "templates/letter.mjml", text: "templates/letter.txt" },
};

function layoutOf({ layout, cadence }: DigestConfig): Layout {
  return layout ?? (cadence.every === "post" ? "letter" : "cards");
}

// Ours first: of two with one name the later one counts.
function readPartials(project: Project, folder: string): readonly Template[] {
  return [
    { files: ownFiles, folder: "templates" },
    { files: project.files, folder },
  ].flatMap(({ files, folder: from }) =>
    files
      .list(from)
      .filter(({ path }) => path.endsWith(".liquid") && !path.slice(from.length + 1).includes("/"))
      .map(({ path }) => ({ file: path, text: new TextDecoder().decode(files.read(path)) })),
  );
}
