/** A machine whose clock is set, backwards as well, between runs and in the middle of them. */
import { setTimeout as pause } from "node:timers/promises";
import { randomFrom } from "../../bench/corpus/random.ts";
import { HOUR } from "../../src/model/instant.ts";
import { unmarkedIn, waitingIn } from "./account.ts";
import { DUE } from "./blog.ts";
import { type Campaign, faultsIn, inScene, rowOf, sendUntilDone } from "./campaign.ts";
import { startCli } from "./sender.ts";

/** Every sender finds another time, has it changed after a second, and is killed soon after. */
export const clocks: Campaign = (setting) =>
  inScene(setting, "clocks", { readers: 400, connections: 4 }, async (scene) => {
    const random = randomFrom(setting.seed);
    const wrong: string[] = [];
    let runs = 0;
    await scene.receiver.setMood({ percent: 4, tricks: ["later"], delay: 60 });
    for (; runs < 12 * setting.times && waitingIn(scene.blog) > 0; runs += 1) {
      // The first one makes the edition, which nobody does before it is due.
      const hours = runs === 0 ? 0 : random.below(400) - 200;
      const ahead = DUE + hours * HOUR - Date.now();
      const env = {
        ...scene.receiver.env("none"),
        CLOCK_AHEAD: String(ahead),
        CLOCK_JUMPS_TO: String(ahead + (random.below(48) - 36) * HOUR),
      };
      const { child, ended } = startCli(scene.blog.folder, ["send", "--yes"], { env });
      const before = scene.receiver.copies().length;
      const deadline = Date.now() + 10_000;
      while (scene.receiver.copies().length < before + 5 && child.exitCode === null) {
        if (Date.now() > deadline) break;
        await pause(5);
      }
      await Promise.race([pause(random.below(800)), ended]);
      child.kill("SIGKILL");
      const end = await ended;
      if (end.code !== null) wrong.push(...faultsIn(end));
      wrong.push(...unmarkedIn(scene.blog, scene.receiver.copies()));
      setting.say(`clock set by ${hours} hours: ${waitingIn(scene.blog)} to go`);
    }
    await scene.receiver.setMood({ percent: 0, tricks: [], delay: 0 });
    // Whoever was deferred by a clock that was ahead waits for that time to come.
    const rest = await sendUntilDone(scene, { after: 100 });
    return [
      rowOf("clock set back and forth, killed", scene, {
        runs: runs + rest.runs,
        interruptions: `${runs} settings`,
        wrong: [...wrong, ...rest.wrong],
      }),
    ];
  });
