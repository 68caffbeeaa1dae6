import { maskAddresses } from "../lib/address.ts";

/** Takes what nodemailer tells of a conversation. */
export interface Transcript {
  debug(entry: { readonly tnx?: string }, text: string): void;
}

/**
 * Makes transcripts of the conversations with one server, for `--debug`: what the client and the server said,
 * line by line, without the message itself. Of a login only the mechanism is shown, and of an address only its
 * domain.
 *
 * @param say takes a line
 * @param hide takes secrets out of it
 */
export function transcripts(
  host: string,
  say: (line: string) => void,
  hide: (text: string) => string,
): () => Transcript {
  let conversations = 0;
  return () => transcriptOf(`${host} #${++conversations}`, say, hide);
}

function transcriptOf(
  name: string,
  say: (line: string) => void,
  hide: (text: string) => string,
): Transcript {
  // Everything between AUTH and its answer is a secret, or the name of somebody.
  let loggingIn = false;

  function shown(speaker: string, line: string): string {
    if (speaker === "C" && /^AUTH /i.test(line)) {
      loggingIn = true;
      return line.replace(/^(AUTH \S+) .+$/i, "$1 …");
    }
    if (loggingIn && speaker === "C") return "…";
    if (loggingIn && line.startsWith("334")) return "334 …";
    loggingIn = false;
    return maskAddresses(hide(line));
  }

  return {
    debug({ tnx }, text) {
      if (tnx !== "client" && tnx !== "server") return;
      const speaker = tnx === "client" ? "C" : "S";
      for (const line of text.split(/\r?\n/)) say(`${name} ${speaker}: ${shown(speaker, line)}`);
    },
  };
}
