import { rehearse } from "../../delivery/rehearse.ts";
import { joinMessage } from "../../delivery/join.ts";
import { prepareMessage } from "../../delivery/template.ts";
import { checkSize } from "../../doctor/digest-size.ts";
import { findingOf, findingsOn } from "../../doctor/finding.ts";
import { checkLinks } from "../../doctor/links.ts";
import { checkUnsubscribeField } from "../../doctor/list-unsubscribe.ts";
import { checkPostalAddress } from "../../doctor/postal-address.ts";
import type { World } from "../../io/world.ts";
import type { Digest } from "../../model/digest.ts";
import type { Finding } from "../../model/finding.ts";
import type { Problem } from "../../model/problem.ts";
import { makeDigest, previewOf, readBlog } from "../../pipeline.ts";
import { personal } from "../../delivery/compose.ts";
import { nothingToShow } from "../problems.ts";
import type { Project } from "../project.ts";
import { type Ready, readyToSend } from "../ready.ts";
import { readTemplates } from "../templates.ts";

const signature = findingsOn("message", "dkim-signature");

/** Renders the next digest, composes and signs it as for somebody, verifies it, and looks at what came of it. */
export async function lookAtMessage(
  world: World,
  project: Project,
): Promise<{ readonly findings: readonly Finding[]; readonly size?: number }> {
  const { ready, problems } = readyToSend(world, project, {});
  const { digest, problems: unmade } = await nextDigest(project);
  const findings: Finding[] = [...problems, ...unmade].map((problem) =>
    findingOf("message", problem),
  );
  if (!digest) return { findings };
  const { postalAddress } = project.config.site;
  const bodies = ready ? personal(digest, ready.outgoing.unsubscribe(NOBODY)) : digest;
  findings.push(checkSize(bodies.html), checkPostalAddress(postalAddress, bodies));
  // Without a way out of their own the digest's links cannot all be whole.
  if (!ready) return { findings };
  findings.push(...checkLinks(bodies.html));
  const whole = await wholeMessage(digest, ready);
  findings.push(...whole.findings, checkUnsubscribeField(whole.bytes));
  return { findings, size: whole.bytes.length };
}

/** The id of a subscriber who does not exist. */
export const NOBODY = "nobody";

async function nextDigest(
  project: Project,
): Promise<{ readonly digest?: Digest; readonly problems: readonly Problem[] }> {
  const blog = readBlog(project);
  const chosen = previewOf(blog);
  if (!chosen) return { problems: [nothingToShow()] };
  const { templates, problems } = readTemplates(project);
  if (!templates) return { problems };
  const made = await makeDigest(blog, chosen.edition, templates);
  // Whatever is wrong with the posts themselves is told by `postrider check`.
  const grave = made.problems.filter(({ level }) => level === "error");
  return { ...(made.digest && { digest: made.digest }), problems: made.digest ? [] : grave };
}

async function wholeMessage(digest: Digest, { outgoing }: Ready) {
  const template = await prepareMessage(digest, outgoing.settings);
  const objections = await rehearse(template, { ...outgoing, digest });
  const { from } = outgoing.settings;
  const reader = {
    id: "0".repeat(32),
    address: from.address,
    unsubscribe: outgoing.unsubscribe(NOBODY),
  };
  const { pieces } = await joinMessage(template, reader, outgoing.keys);
  const findings = objections.map((problem) => findingOf("message", problem));
  const names = outgoing.keys.map(({ selector }) => `\`${selector}\``).join(" and ");
  if (objections.length === 0 && names !== "") {
    findings.push(signature.ok(`a message signed by ${names} was made, and the signature holds`));
  }
  return { bytes: Buffer.concat(pieces), findings };
}
