import type { Templates } from "../digest/render.ts";
import type { Problem } from "../model/problem.ts";
import { templateMissing } from "./problems.ts";
import { ownFiles, type Project } from "./project.ts";

/** The two templates of the digest: the project's own where it names some, else ours. */
export function readTemplates(project: Project): {
  readonly templates?: Templates;
  readonly problems: readonly Problem[];
} {
  const { template } = project.config.digest;
  const wanted = template ?? { html: "templates/digest.mjml", text: "templates/digest.txt" };
  const problems: Problem[] = [];
  const read = (file: string) => {
    const bytes = project.files.read(file) ?? (template ? undefined : ownFiles.read(file));
    if (!bytes) problems.push(templateMissing(file));
    return { file, text: new TextDecoder().decode(bytes) };
  };
  const templates = { html: read(wanted.html), text: read(wanted.text) };
  return problems.length > 0 ? { problems } : { templates, problems };
}
