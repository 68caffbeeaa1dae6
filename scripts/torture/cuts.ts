/** The network cut at every place of a conversation, byte by byte where a command or an answer is. */
import { randomFrom } from "../../bench/corpus/random.ts";
import { waitingIn } from "./account.ts";
import {
  type Campaign,
  clockAt,
  faultsIn,
  inScene,
  type Row,
  rowOf,
  type Scene,
} from "./campaign.ts";
import { type Cut, openCutter } from "./cutter.ts";
import type { Encryption } from "./receiver.ts";
import { runCli } from "./sender.ts";

/** Steps through the body, where one byte is like the other; a prime, so that sweeps differ. */
const STEP = 97;

/** In the open and encrypted: with TLS the cuts fall into handshakes and records. */
export const cuts: Campaign = async (setting) =>
  Promise.all(
    (["none", "starttls"] as const).map(async (encryption, index) => {
      const size = { readers: 1400 * setting.times, connections: 1 };
      const own = { ...setting, seed: setting.seed + index };
      const alone = { readers: 1, connections: 1 };
      const length = await inScene(own, `length-${encryption}`, alone, (scene) =>
        conversationOf(scene, encryption),
      );
      return inScene(own, `cuts-${encryption}`, size, (scene) =>
        sweep(scene, encryption, own.seed, length),
      );
    }),
  );

async function sweep(
  scene: Scene,
  encryption: Encryption,
  seed: number,
  length: number,
): Promise<Row> {
  const random = randomFrom(seed);
  const places = placesIn(length).map((place) => ({ place, order: random.below(1_000_000) }));
  const shuffled = places.toSorted((a, b) => a.order - b.order).map(({ place }) => place);
  let connection = 0;
  const cutter = await openCutter(scene.receiver.ports[encryption], (): Cut => {
    connection += 1;
    const place = shuffled[connection % shuffled.length] ?? 1;
    // Every second one may carry a message first: a server that never takes any is left alone.
    const behind = connection % 2 === 0 ? place : length + place;
    return { behind, politely: random.percent(50) };
  });
  const wrong: string[] = [];
  let runs = 0;
  try {
    while (waitingIn(scene.blog) > 0 && runs < MOST_RUNS) {
      const env = {
        ...scene.receiver.env(encryption, cutter.port),
        ...clockAt(runs),
        HURRY: "1000",
      };
      wrong.push(...faultsIn(await runCli(scene.blog.folder, ["send", "--yes"], { env })));
      runs += 1;
    }
  } finally {
    await cutter.close();
  }
  return rowOf(encryption === "none" ? "network cut" : "network cut, STARTTLS", scene, {
    runs,
    interruptions: `${cutter.cuts()} cuts at ${Math.min(connection, shuffled.length)} places`,
    wrong,
  });
}

const MOST_RUNS = 2000;

/** How many bytes a conversation about one message takes, measured on a blog of one reader. */
async function conversationOf({ blog, receiver }: Scene, encryption: Encryption): Promise<number> {
  await receiver.setMood({ percent: 0, tricks: [], delay: 0 });
  const cutter = await openCutter(receiver.ports[encryption], () => ({
    behind: Number.POSITIVE_INFINITY,
    politely: true,
  }));
  const env = { ...receiver.env(encryption, cutter.port), ...clockAt(0) };
  await runCli(blog.folder, ["send", "--yes"], { env });
  await cutter.close();
  const [length] = cutter.lengths;
  if (length === undefined) throw new Error("no conversation could be measured");
  return length;
}

// Envelope and header at the start, dot and answer at the end: every byte. Some of a body will do.
function placesIn(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index + 1).filter(
    (place) => place < 900 || place > length - 250 || place % STEP === 0,
  );
}
