import { basename, resolve } from "node:path";
import { readText } from "../io/read-named.ts";
import type { World } from "../io/world.ts";
import { readMailbox } from "../lib/mailbox.ts";
import { counted } from "../lib/text.ts";
import { toRfc3339 } from "../model/instant.ts";
import { readSubscribers, writeSubscribers } from "../subscribers/csv.ts";
import { newSubscriber } from "../subscribers/new-subscriber.ts";
import { planImport } from "../subscribers/plan-import.ts";
import type { ExitCode } from "./exit-code.ts";
import { couldNotRun, exitCodeFor, sayProblems } from "./outcome.ts";
import { addressInvalid, fileMissing, saidStop, subscriberUnknown } from "./problems.ts";
import type { ProjectOptions } from "./project.ts";
import { withLedger } from "./with-ledger.ts";

interface AddOptions extends ProjectOptions {
  readonly name?: string;
  /** They said stop once and have asked again since. */
  readonly again?: boolean;
}

/** `postrider subscribers import FILE`: adds the readers of a list; nobody who said stop comes back by it. */
export function importSubscribers(
  world: World,
  file: string,
  options: ProjectOptions,
): Promise<ExitCode> {
  return withLedger(world, options, (_project, ledger) => {
    const text = readText(resolve(world.cwd, file));
    if (text === undefined) return couldNotRun(world, [fileMissing(file)], false);
    const { rows, problems } = readSubscribers(text, file);
    const plan = planImport(rows, (address) => ledger.findSubscriber(address));
    const now = world.clock.now();
    const source = `import ${basename(file)}`;
    const added = ledger.addSubscribers(
      plan.add.values().map((row) => newSubscriber({ source, ...row }, now, world.random)),
    );
    for (const { id, state } of plan.stop) ledger.setSubscriberState(id, state);
    sayProblems(world, problems);
    const parts = [
      `${counted(added, "reader")} added`,
      ...(plan.stop.length > 0 ? [`${plan.stop.length} ended, as the list says`] : []),
      ...(plan.known > 0 ? [`${plan.known} known already`] : []),
      ...(plan.stayAway > 0 ? [`${plan.stayAway} of those had said stop and stay away`] : []),
    ];
    world.print(parts.join(", "));
    return exitCodeFor(problems);
  });
}

/** `postrider subscribers list`: everybody on file, as CSV or JSON, on stdout. */
export function listSubscribers(
  world: World,
  options: ProjectOptions & { readonly json?: boolean },
): Promise<ExitCode> {
  return withLedger(world, options, (_project, ledger) => {
    const all = ledger.subscribers();
    if (options.json) {
      const plain = [...all].map(({ since, ...rest }) => ({ ...rest, since: toRfc3339(since) }));
      world.print(JSON.stringify(plain, undefined, 2));
    } else {
      world.print(writeSubscribers(all).trimEnd());
    }
    return 0;
  });
}

/** `postrider subscribers add ADDRESS`, or `Name <ADDRESS>`. Who said stop is brought back only by `--again`. */
export function addSubscriber(world: World, given: string, options: AddOptions): Promise<ExitCode> {
  return withLedger(world, options, (_project, ledger) => {
    const read = readMailbox(given);
    if ("why" in read) return couldNotRun(world, [addressInvalid(given, read.why)], false);
    const { address } = read.mailbox;
    const there = ledger.findSubscriber(address);
    if (there?.state === "active") {
      world.print("on file already");
      return 0;
    }
    if (there && !options.again) return couldNotRun(world, [saidStop(there.state)], false);
    if (there) ledger.setSubscriberState(there.id, "active");
    else {
      const name = options.name ?? read.mailbox.name;
      const newcomer = {
        address,
        state: "active",
        source: "added by hand",
        ...(name !== undefined && { name }),
      } as const;
      ledger.addSubscribers([newSubscriber(newcomer, world.clock.now(), world.random)]);
    }
    world.print(there ? "on file again" : "1 reader added");
    return 0;
  });
}

/** `postrider subscribers remove ADDRESS`: ends the subscription, for good. */
export function removeSubscriber(
  world: World,
  address: string,
  options: ProjectOptions,
): Promise<ExitCode> {
  return withLedger(world, options, (_project, ledger) => {
    const there = ledger.findSubscriber(address);
    if (!there) return couldNotRun(world, [subscriberUnknown(address)], false);
    if (there.state === "active") ledger.setSubscriberState(there.id, "unsubscribed");
    world.print(
      there.state === "active"
        ? "unsubscribed: nothing more is sent there"
        : `was ${there.state} already`,
    );
    return 0;
  });
}
