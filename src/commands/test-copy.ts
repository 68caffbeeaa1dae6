import { joinMessage } from "../delivery/join.ts";
import { rehearse } from "../delivery/rehearse.ts";
import { outcomeOf } from "../delivery/replies.ts";
import { prepareMessage } from "../delivery/template.ts";
import type { World } from "../io/world.ts";
import { checkAddress } from "../lib/mailbox.ts";
import type { Problem } from "../model/problem.ts";
import { makeDigest, readBlog, previewOf } from "../pipeline.ts";
import { adviceOn } from "../report/advice.ts";
import { printable } from "../report/printable.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, sayProblems } from "./outcome.ts";
import { addressInvalid, nothingToShow } from "./problems.ts";
import type { Project } from "./project.ts";
import { type ReadyOptions, readyToSend } from "./ready.ts";
import { readTemplates } from "./templates.ts";

/** Sends one copy of the digest that is due, or would be next, or of a sample; records nothing. */
export async function sendTestCopy(
  world: World,
  project: Project,
  address: string,
  options: ReadyOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  const blog = readBlog(project);
  const { ready, problems: unready } = readyToSend(world, project, options);
  const { templates, problems: missing } = readTemplates(project);
  const checked = checkAddress(address);
  const chosen = previewOf(blog);
  const problems: Problem[] = [...project.problems, ...unready, ...missing];
  if (!checked.ok) problems.push(addressInvalid(address, checked.why));
  if (!chosen) problems.push(nothingToShow());
  if (!ready || !templates || !checked.ok || !chosen)
    return couldNotRun(world, problems, options.json);

  const made = await makeDigest(blog, chosen.edition, templates);
  problems.push(...made.problems);
  if (!made.digest) return couldNotRun(world, problems, options.json);
  if (!options.json) sayProblems(world, problems);
  const { mailer, outgoing } = ready;
  const template = await prepareMessage(made.digest, outgoing.settings);
  const objections = await rehearse(template, { ...outgoing, digest: made.digest });
  if (objections.length > 0) return couldNotRun(world, objections, options.json);
  // Of its own each time: a mailbox shows a second message with the same Message-ID to nobody.
  const id = `test-${Buffer.from(world.random(9)).toString("hex")}`;
  const reader = { id, address, unsubscribe: outgoing.unsubscribe(id) };
  const message = await joinMessage(template, reader, outgoing.keys);
  try {
    const answer = await mailer.submit(message, () => Promise.resolve(true));
    if (answer === "withheld") throw new Error("a test copy has nothing to be withheld for");
    const { is, reply } = outcomeOf(answer);
    const edition = chosen.edition.id;
    world.print(
      options.json
        ? JSON.stringify({ edition, to: address, outcome: is, reply, problems }, undefined, 2)
        : `test copy of edition ${edition} to ${address}: ${is}, ${printable(reply)}`,
    );
    const advice = is === "halted" ? adviceOn(reply) : undefined;
    if (advice !== undefined) world.say(`  ${advice}`);
    return is === "submitted" ? 0 : 1;
  } finally {
    await mailer.close();
  }
}
