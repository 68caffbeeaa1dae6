/**
 * A receiver of the fewest possible words, for where `smtp-sink` is not installed.
 *
 *     node bench/delivery/own-sink.ts PORT
 */
import { createServer } from "node:net";

const EHLO = "250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n";
const END = "\r\n.\r\n";

createServer((socket) => {
  let rest = "";
  let inBody = false;
  socket.setNoDelay(true);
  socket.on("error", () => {});
  socket.write("220 sink.example ESMTP\r\n");
  socket.on("data", (chunk: Buffer) => {
    rest += chunk.toString("latin1");
    while (inBody ? bodyEnded() : commandRead());
  });

  function bodyEnded(): boolean {
    const end = rest.indexOf(END);
    // What may be the first half of the end is all that is kept of a body.
    rest = end < 0 ? rest.slice(1 - END.length) : rest.slice(end + END.length);
    if (end >= 0) socket.write("250 2.0.0 taken\r\n");
    inBody = end < 0;
    return !inBody;
  }

  function commandRead(): boolean {
    const end = rest.indexOf("\r\n");
    if (end < 0) return false;
    const verb = rest.slice(0, 4).toUpperCase();
    rest = rest.slice(end + 2);
    inBody = verb === "DATA";
    if (verb === "QUIT") socket.end("221 bye\r\n");
    else socket.write(inBody ? "354 go on\r\n" : verb === "EHLO" ? EHLO : "250 ok\r\n");
    return verb !== "QUIT";
  }
}).listen(Number(process.argv[2]), "127.0.0.1");
