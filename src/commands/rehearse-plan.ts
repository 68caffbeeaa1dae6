import { rehearse } from "../delivery/rehearse.ts";
import { prepareMessage } from "../delivery/template.ts";
import type { Ledger } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import type { Ready } from "./ready.ts";
import type { SendPlan } from "./send-plan.ts";

/** Composes and signs the first message of every edition in a plan, and verifies it. */
export async function rehearsePlan(
  ledger: Ledger,
  { outgoing }: Ready,
  { resume, make }: SendPlan,
): Promise<readonly Problem[]> {
  const frozen = resume.flatMap(({ edition }) => ledger.digest(edition.id) ?? []);
  const problems: Problem[] = [];
  for (const digest of [...frozen, ...make.map((made) => made.digest)]) {
    const template = await prepareMessage(digest, outgoing.settings);
    problems.push(...(await rehearse(template, { ...outgoing, digest })));
  }
  return problems;
}
