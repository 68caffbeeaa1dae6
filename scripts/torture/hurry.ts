/**
 * Loaded into a sender in front of everything else (`node --import`): its clock stands where the
 * environment says, and its pauses and time limits pass faster. What waits ten minutes for an answer, or
 * five hours for another attempt, can so be watched hundreds of times.
 *
 * CLOCK_AHEAD: milliseconds that the clock is ahead of the machine's; negative for behind.
 * CLOCK_JUMPS_TO: where it stands, ahead, from a second after the start on.
 * HURRY: how many times faster timers run.
 */
import { Socket } from "node:net";

const real = Date.now;
const started = real();
const ahead = Number(process.env["CLOCK_AHEAD"] ?? 0);
const jump = Number(process.env["CLOCK_JUMPS_TO"] ?? ahead);
Date.now = () => real() + (real() - started < 1000 ? ahead : jump);

const hurry = Number(process.env["HURRY"] ?? 1);
if (hurry > 1) {
  const { setTimeout: wait } = globalThis;
  const hurried = (run: (...given: unknown[]) => void, delay = 0, ...given: unknown[]) =>
    wait(run, delay / hurry, ...given);
  globalThis.setTimeout = Object.assign(hurried, wait);
  const limit = Reflect.get(Socket.prototype, "setTimeout");
  Socket.prototype.setTimeout = function (delay, done) {
    return limit.call(this, Math.ceil(delay / hurry), done);
  };
}
