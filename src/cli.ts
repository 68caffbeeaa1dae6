/** Arguments in, exit code out: 0 done, 1 ran and something needs a person, 2 could not run. */
import { Command, CommanderError, Option } from "commander";
import type { ExitCode } from "./commands/exit-code.ts";
import type { World } from "./io/world.ts";
import { POSTRIDER } from "./model/version.ts";

const now = new Option(
  "--now <instant>",
  "take this instant for the present one, such as 2026-11-23T08:00+01:00",
);
const json = new Option("--json", "write the result as JSON");
const debug = new Option(
  "--debug",
  "show the talk with the mail server, without secrets and addresses",
);
const strict = new Option("--strict", "take any problem for a reason to stop");

const program = new Command("postrider")
  .description(
    "Turns a folder of dated blog posts into feeds and an e-mail digest, and sends it when it is due.",
  )
  .version(POSTRIDER.version, "-V, --version", "print the version")
  .helpOption("-h, --help", "print this help")
  .helpCommand(false)
  .showHelpAfterError("(`postrider --help` lists what there is)")
  .configureOutput({ outputError: (text, write) => write(inOurStyle(text)) })
  .exitOverride();

command("init", "set up postrider.yaml for the blog in this folder")
  .option("--force", "replace a postrider.yaml that is there")
  .action(run(async () => (await import("./commands/init.ts")).init));

command("build", "write the feeds, and a preview of the next digest")
  .option("--no-preview", "write the feeds only")
  .addOption(strict)
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/build.ts")).build));

command("check", "read and render everything, write nothing, say what is wrong")
  .addOption(strict)
  .addOption(json)
  .addOption(now)
  .option("--verbose", "show every problem with its line, and what was left out")
  .action(run(async () => (await import("./commands/check.ts")).check));

command("send", "send the digest that is due")
  .option("--dry-run", "print what would be sent, to how many, and send nothing")
  .option("--to <address>", "send one test copy of the next digest there and record nothing")
  .addOption(
    new Option("--resume", "go on with what was cut off, and make no edition").conflicts("to"),
  )
  .addOption(
    new Option(
      "--retry-uncertain [edition]",
      "send again what may have arrived, with the same Message-ID",
    ).conflicts(["to", "resume"]),
  )
  .option("-y, --yes", "do not ask before sending")
  .addOption(debug)
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/send.ts")).send));

command("run", "build, then send whatever is due, without questions; safe to call at any time")
  .addOption(debug)
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/run.ts")).run));

command("status", "editions made, what is due when, envelopes by state")
  .argument("[edition]", "how the delivery of this one went, such as 2026-11-23")
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/status.ts")).status));

command("adopt", "take over the ids of the feed that the blog has had so far")
  .argument("<feed>", "that feed: its address, or a file of it")
  .option("--dry-run", "say what would be taken over, and write nothing")
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/adopt.ts")).adopt));

command("doctor", "look at everything that a digest needs on its way, and send none")
  .option("--dns-server <address>", "ask this DNS server, such as 9.9.9.9, and not the system's")
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/doctor.ts")).doctor));

command("diff", "what subscribers would see if this were published now")
  .argument("[published]", "what is published: a folder, a feed's file or its address")
  .option("--most-new <number>", "how many posts may look new")
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/diff.ts")).diff));

command("ping", "tell the hub which feeds have changed; for after they were published")
  .addOption(json)
  .action(run(async () => (await import("./commands/ping.ts")).ping));

command("preview", "show the digest, the feeds and what is wrong on a local page, live")
  .option(
    "--port <number>",
    "the port to listen at; 0 for any free one (default: 4001, if it is free)",
  )
  .option("--open", "open the page in a browser")
  .option("--poll", "look for changes once a second, where the disk does not tell of them")
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/preview-server.ts")).preview));

command("serve", "show the output folder over HTTP, as a web server should")
  .option("--port <number>", "the port to listen at; 0 for any free one", "4000")
  .option("--host <address>", "the address to listen at", "127.0.0.1")
  .addOption(json)
  .action(run(async () => (await import("./commands/serve.ts")).serve));

const edition = new Command("edition")
  .description("what was mailed, and what comes next")
  .helpCommand(false)
  .copyInheritedSettings(program);
program.addCommand(edition);

command("list", "the editions made so far", edition)
  .addOption(json)
  .action(run(async () => (await import("./commands/edition.ts")).listEditions));

command("show", "the posts of one edition", edition)
  .argument("<id>", "its name, such as 2026-11-23")
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/edition.ts")).showOneEdition));

command("next", "what goes out when, and why each recent post is in or out", edition)
  .addOption(json)
  .addOption(now)
  .action(run(async () => (await import("./commands/edition.ts")).nextEdition));

const subscribers = new Command("subscribers")
  .description("who receives the digest")
  .helpCommand(false)
  .copyInheritedSettings(program);
program.addCommand(subscribers);

command("import", "add the readers in a CSV file, or one address a line", subscribers)
  .argument("<file>", "the file to read")
  .action(run(async () => (await import("./commands/subscribers.ts")).importSubscribers));

command("list", "print them as CSV", subscribers)
  .addOption(json)
  .action(run(async () => (await import("./commands/subscribers.ts")).listSubscribers));

command("add", "add one reader", subscribers)
  .argument("<address>", "an e-mail address")
  .option("--name <name>", "the reader's name")
  .option("--again", "the reader had unsubscribed and has asked again")
  .action(run(async () => (await import("./commands/subscribers.ts")).addSubscriber));

command("remove", "end a reader's subscription", subscribers)
  .argument("<address>", "an e-mail address")
  .action(run(async () => (await import("./commands/subscribers.ts")).removeSubscriber));

function command(name: string, description: string, parent: Command = program): Command {
  return parent
    .command(name)
    .description(description)
    .option("-C, --directory <folder>", "work on the blog in that folder");
}

/** A command's module is loaded when the command is called, and not for any other. */
function run<Given extends unknown[]>(
  load: () => Promise<(world: World, ...given: Given) => Promise<ExitCode> | ExitCode>,
) {
  return async (...given: Given): Promise<void> => {
    const [action, { realWorld }] = await Promise.all([load(), import("./io/world.ts")]);
    process.exitCode = await action(realWorld(), ...given);
  };
}

function inOurStyle(text: string): string {
  return text
    .replace(/[^\P{Cc}\n]/gu, "\uFFFD")
    .replace(/'([^']*)'/g, "`$1`")
    .replace(/\(Did you mean (?:one of )?(.*?)\?\)/, "  = did you mean `$1`?");
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof CommanderError)) {
    const { showFault } = await import("./report/fault.ts");
    process.stderr.write(`${showFault(error, process.env["POSTRIDER_DEBUG"] !== undefined)}\n`);
  }
}
