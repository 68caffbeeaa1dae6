import type { Outcome } from "../model/envelope.ts";
import type { SmtpStage } from "../model/ports.ts";

/**
 * Tells a refusal that looks like ours (5.7.1 and the like) and is about one reader from one that is about
 * all. A server that takes others of the same edition has nothing against us, so that one reader waits as
 * after any other trouble; several in a row, with nobody taken in between, are about all again.
 *
 * @param isTaking whether the server has taken any of the edition before
 * @returns what to make of an attempt, told of all of them in the order in which they end
 */
export function oneReader(isTaking: boolean): (outcome: Outcome, at: SmtpStage) => Outcome {
  let taking = isTaking;
  let inARow = 0;
  return (outcome, at) => {
    if (outcome.is === "submitted") {
      taking = true;
      inARow = 0;
    }
    const isTheirs = outcome.is === "halted" && outcome.ofEnvelope && at === "recipient";
    if (!isTheirs || !taking || ++inARow > MOST_IN_A_ROW) return outcome;
    return { is: "deferred", reply: outcome.reply, throttled: false };
  };
}

const MOST_IN_A_ROW = 3;
