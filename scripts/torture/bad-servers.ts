/** Receivers that do at every stage what they should not. */
import { type Campaign, inScene, rowOf, sendUntilDone } from "./campaign.ts";
import { TRICKS } from "./moods.ts";

const ENCRYPTIONS = [
  ["none", "bad server, no TLS"],
  ["starttls", "bad server, STARTTLS"],
  ["start", "bad server, TLS"],
] as const;

/** Every trick at every stage, in the open, with STARTTLS and with TLS from the first byte. */
export const badServers: Campaign = async (setting) =>
  Promise.all(
    ENCRYPTIONS.map(([encryption, campaign], index) =>
      inScene(
        { ...setting, seed: setting.seed + index },
        `bad-${encryption}`,
        { readers: 300 * setting.times, connections: 4 },
        async (scene) => {
          // A server that stalls is left after ten minutes: two seconds here.
          const env = { HURRY: "400" };
          const mood = { percent: 12, tricks: TRICKS, delay: 0 };
          const done = await sendUntilDone(scene, { encryption, env, mood });
          const played = Object.entries(await scene.receiver.played());
          const tricks = played.reduce((all, [, times]) => all + times, 0);
          setting.say(`${campaign}: ${tricks} tricks of ${played.length} kinds`);
          return rowOf(campaign, scene, {
            ...done,
            interruptions: `${tricks} tricks of ${played.length} kinds`,
          });
        },
      ),
    ),
  );
