import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { bareSmtp, CUT, type PeerAnswer, type PeerEvent } from "../peers/bare-smtp.ts";
import { postrider, sampleBlog, startPostrider, temporaryFolder } from "./postrider.ts";

const NOW = ["--now", "2026-11-23T12:00:00+01:00"];
const ID = "2026-11-23";

// Ten processes one after the other, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

/** The sample blog with that many readers, and a server that answers like this. */
async function scene(
  count: number,
  answer: (event: PeerEvent) => PeerAnswer | Promise<PeerAnswer> = () => undefined,
) {
  const peer = await bareSmtp(answer);
  onTestFinished(() => peer.close());
  const env = { SMTP_URL: peer.url, POSTRIDER_SECRET: "0123456789abcdef0123456789abcdef" };
  const blog = sampleBlog();
  const readers = Array.from({ length: count }, (_, number) => `reader${number}@example.org`);
  const list = temporaryFolder({ "readers.csv": ["email", ...readers].join("\n") });
  await postrider(blog, ["subscribers", "import", join(list, "readers.csv")]);
  const run = (...args: readonly string[]) => postrider(blog, [...args, ...NOW], env);
  return { peer, blog, env, run };
}

test("what nobody knows is shown, and goes again when a person says so and not before", async () => {
  let cut = false;
  const { peer, run } = await scene(3, ({ at, recipient }) => {
    if (cut || at !== "dot" || !recipient.startsWith("reader1")) return undefined;
    cut = true;
    return CUT;
  });
  const first = await run("send", "--yes");
  expect(first.code).toBe(1);
  expect(first.stdout).toContain("2 submitted, 1 uncertain");
  expect(first.stdout).toContain(`\`postrider status ${ID}\``);

  const [resumed, status, json, dry] = await Promise.all([
    run("send", "--resume", "--yes"),
    run("status", ID),
    run("status", ID, "--json"),
    run("send", "--retry-uncertain", ID, "--dry-run", "--json"),
  ]);
  expect(resumed).toMatchObject({ code: 0, stdout: "No edition was cut off. Nothing was sent.\n" });
  expect(status.code).toBe(1);
  expect(status.stdout).toContain("r…@example.org");
  expect(status.stdout).toContain(`postrider send --retry-uncertain ${ID}`);
  expect(status.stdout + first.stdout).not.toContain("reader1");
  expect(JSON.parse(json.stdout)).toMatchObject({
    edition: ID,
    envelopes: { submitted: 2, uncertain: 1 },
    uncertain: [{ address: "r…@example.org" }],
  });
  expect(JSON.parse(dry.stdout)).toEqual({ retry: [{ edition: ID, envelopes: 1 }] });

  const asked = await run("send", "--retry-uncertain");
  expect(asked.code).toBe(2);
  expect(asked.stderr).toContain("nobody to ask");
  expect(peer.messages).toHaveLength(3);

  const again = await run("send", "--retry-uncertain", ID, "--yes");
  expect(again).toMatchObject({ code: 0, stdout: `edition ${ID}: 3 submitted\n` });
  const copies = peer.messages.filter(({ recipient }) => recipient.startsWith("reader1"));
  const [one, other] = copies.map(({ text }) => /^Message-ID: .*$/m.exec(text)?.[0]);
  expect(copies).toHaveLength(2);
  expect(one).toBe(other);
  const none = await run("send", "--retry-uncertain", "--yes");
  expect(none).toMatchObject({ code: 0, stdout: "No envelope is uncertain. Nothing was sent.\n" });
  expect((await run("send", "--retry-uncertain", "2026-11-24")).stderr).toContain(ID);
});

test("told to end, it finishes what is under way, says what is left, and --resume goes on", async () => {
  const { peer, blog, env, run } = await scene(60, async ({ at }) => {
    if (at === "dot") await pause(30);
    return undefined;
  });
  const { child, ran } = startPostrider(blog, ["send", "--yes", ...NOW], env);
  while (peer.messages.length < 8) await pause(2);
  child.kill("SIGTERM");
  const { code, stdout, stderr } = await ran;
  expect(code).toBe(1);
  expect(stderr).toContain("Finishing what is under way, at most 30 seconds.");
  expect(stdout).toContain("stopped as you asked");
  const left = 60 - peer.copies.size;
  expect(left).toBeGreaterThan(0);
  expect(stdout).toContain(`${left} envelopes left`);
  const dry = await run("send", "--resume", "--dry-run");
  expect(dry.stdout).toContain(`go on with edition ${ID}: ${60 - left} submitted, ${left} queued`);
  const rest = await run("send", "--resume", "--yes");
  expect(rest).toMatchObject({ code: 0, stdout: `edition ${ID}: 60 submitted\n` });
  expect([...peer.copies.values()]).toEqual(Array.from({ length: 60 }, () => 1));
});

test("while one sends, another steps back with a code of its own", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>();
  const { peer, blog, env, run } = await scene(1, ({ at }) =>
    at === "dot" ? answered : undefined,
  );
  const { ran } = startPostrider(blog, ["send", "--yes", ...NOW], env);
  while (peer.messages.length === 0) await pause(2);
  const others = await Promise.all([
    run("send", "--yes"),
    run("send", "--resume", "--yes"),
    run("send", "--retry-uncertain", "--yes"),
    run("run"),
  ]);
  answer(undefined);
  expect(others.map(({ code }) => code)).toEqual([3, 3, 3, 3]);
  expect(others[0]?.stderr).toContain("another process is sending");
  expect(await ran).toMatchObject({ code: 0, stdout: `edition ${ID}: 1 submitted\n` });
  expect(peer.messages).toHaveLength(1);
});

test("who is deferred is told with the time of the next attempt", async () => {
  const { run } = await scene(2, ({ at, line }) =>
    at === "rcpt" && line.includes("reader1") ? "452 4.2.2 full" : undefined,
  );
  const sent = await run("send", "--yes");
  expect(sent.code).toBe(0);
  expect(sent.stdout).toContain("1 submitted, 1 deferred");
  expect((await run("status")).stdout).toContain("deferred ones may be tried from ");
  const json = await run("status", ID, "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({
    envelopes: { submitted: 1, deferred: 1 },
    reasons: [{ state: "deferred", reply: "452 4.2.2 full", count: 1 }],
    nextAttempt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
});
