/** What a spam filter makes of the mails as they come: SpamAssassin's own rules, without the network. */
import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { composeMessage } from "../../src/delivery/compose.ts";
import { renderDigest } from "../../src/digest/render.ts";
import { config, editionOf, ours } from "./sample.ts";
import { threePosts, wholePost } from "./sample-posts.ts";

const isThere = spawnSync("spamassassin", ["--version"]).status === 0;
const needed = process.env["POSTRIDER_NEEDS_SPAMASSASSIN"] !== undefined;

/** The message to one reader, unsigned: a signature can only better its score. */
async function messageOf(layout: "cards" | "compact" | "letter"): Promise<Uint8Array> {
  const posts = layout === "letter" ? [wholePost()] : threePosts();
  const { digest } = await renderDigest(editionOf(posts), posts, config(), ours(layout));
  if (!digest) throw new Error("no digest");
  const settings = {
    from: { name: "Posts in the Mail", address: "digest@blog.example" },
    listId: "digest.blog.example",
    listTitle: "Posts in the Mail",
    domain: "blog.example",
  };
  const unsubscribe = { url: "https://blog.example/u/token", mailto: "mailto:stop@blog.example" };
  const reader = { id: "reader", address: "reader@example.org", unsubscribe };
  return (await composeMessage(digest, settings, reader)).bytes;
}

/** Each message with its score and the rules that it met. The filter takes seconds to start, so once for all. */
async function judged(messages: readonly Uint8Array[]) {
  const filter = spawn("spamassassin", ["-L", "-t", "--mbox"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  for (const message of messages) {
    filter.stdin.write("From digest@blog.example Mon Nov 23 08:00:00 2026\r\n");
    filter.stdin.write(message);
    filter.stdin.write("\r\n");
  }
  filter.stdin.end();
  return Array.from((await text(filter.stdout)).matchAll(STATUS), ([, score, rules = ""]) => ({
    score: Number(score),
    rules: rules.replaceAll(/\s+/g, ""),
  }));
}

const STATUS = /^X-Spam-Status: \w+, score=(-?[\d.]+) required=\S+ tests=([\s\S]*?) autolearn/gm;

test.skipIf(!isThere && !needed)(
  "SpamAssassin gives a score of 1 or less to every layout",
  async () => {
    const messages = await Promise.all((["cards", "compact", "letter"] as const).map(messageOf));
    const found = await judged(messages);
    expect(found).toHaveLength(3);
    // With the rules, so that a failure says why.
    expect(found.filter(({ score }) => !(score <= 1))).toEqual([]);
  },
  60_000,
);
