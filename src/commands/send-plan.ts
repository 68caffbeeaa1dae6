import type { Digest } from "../model/digest.ts";
import type { Edition } from "../model/edition.ts";
import type { EnvelopeCounts } from "../model/envelope.ts";
import type { Ledger } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import { type Blog, dueEditions, makeDigest } from "../pipeline.ts";
import type { Project } from "./project.ts";
import { digestApart } from "./other-cores/digest-apart.ts";
import { readTemplates } from "./templates.ts";

/** What a send would do, as a value: `--dry-run` prints it, the real run applies it. */
export interface SendPlan {
  /** Editions that are made and have envelopes waiting. */
  readonly resume: readonly { readonly edition: Edition; readonly counts: EnvelopeCounts }[];
  /** Editions that are due, each with the digest that would be frozen. */
  readonly make: readonly { readonly edition: Edition; readonly digest: Digest }[];
  /** How many subscribers each of those would go to. */
  readonly readers: number;
}

/**
 * Renders what is due, unless only what is left shall be sent, and looks for what is left from before. A digest that cannot be rendered is
 * absent from the plan, and an error among the problems says why.
 */
export async function planSend(
  project: Project,
  blog: Blog,
  ledger: Ledger,
  { resume: resumeOnly = false }: { readonly resume?: boolean } = {},
): Promise<{ readonly plan: SendPlan; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const make: { edition: Edition; digest: Digest }[] = [];
  const readers = ledger.countSubscribers().active;
  // An edition for nobody would use up its posts: they wait for the first reader instead.
  const due = readers > 0 && !resumeOnly ? dueEditions(blog) : [];
  if (due.length > 0) {
    const { templates, problems: missing } = readTemplates(project);
    problems.push(...missing);
    const renderer = digestApart(project.root);
    for (const edition of templates ? due : []) {
      const made = templates && (await makeDigest(blog, edition, templates, renderer));
      problems.push(...(made?.problems ?? []));
      if (made?.digest) make.push({ edition, digest: made.digest });
    }
  }
  const resume = ledger.editions().filter(({ edition, counts: { queued, submitting } }) => {
    const deferred = ledger.nextAttempt(edition.id) ?? Number.POSITIVE_INFINITY;
    return queued + submitting > 0 || deferred <= project.now;
  });
  return { plan: { resume, make, readers }, problems };
}

/** To how many people a plan would send something. */
export function readersOf({ resume, make, readers }: SendPlan): number {
  const left = resume.map(({ counts: { queued, deferred } }) => queued + deferred);
  return Math.max(make.length > 0 ? readers : 0, ...left);
}
