/** An SMTP server of a few lines that does exactly what a test tells it to, and keeps accounts. */
import { createServer, type Socket } from "node:net";

export type PeerStage =
  | "greeting"
  | "ehlo"
  | "auth"
  | "mail"
  | "rcpt"
  | "data"
  | "body"
  | "dot"
  | "rset";

export interface PeerEvent {
  readonly at: PeerStage;
  /** Counted from 1. */
  readonly connection: number;
  /** As the client wrote it; at `body` the first piece of it. */
  readonly line: string;
  /** Whom the message under way is for. */
  readonly recipient: string;
  /** How many messages ended with a dot before, on all connections. */
  readonly messages: number;
}

/**
 * What to answer: text of one or several lines without the last line end, `cut` to close the
 * connection, `cut after` some text or half a line, `silence` to say nothing. Absent: the usual.
 */
export type PeerAnswer = string | { readonly cut: string } | { readonly silence: true } | undefined;

export const CUT: PeerAnswer = { cut: "" };
export const SILENCE: PeerAnswer = { silence: true };

export interface BarePeer {
  readonly url: string;
  /** Whole messages that came, by recipient, whatever was answered to them. */
  readonly copies: Map<string, number>;
  /** Recipient and text, dots unstuffed, in the order in which they came. */
  readonly messages: { readonly recipient: string; readonly text: string }[];
  /** Every command line. */
  readonly commands: string[];
  /** Everything that came, of the connection under way last. */
  raw(): string;
  connections(): number;
  readonly sockets: Set<Socket>;
  close(): Promise<void>;
}

const USUAL: Readonly<Record<Exclude<PeerStage, "body">, string>> = {
  greeting: "220 peer.example ESMTP",
  ehlo: "250-peer.example\r\n250 8BITMIME",
  auth: "502 what",
  mail: "250 2.1.0 ok",
  rcpt: "250 2.1.5 ok",
  data: "354 go on",
  dot: "250 2.0.0 taken",
  rset: "250 2.0.0 forgotten",
};

export async function bareSmtp(
  answer: (event: PeerEvent) => PeerAnswer | Promise<PeerAnswer> = () => undefined,
): Promise<BarePeer> {
  const copies = new Map<string, number>();
  const messages: { recipient: string; text: string }[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let raw = "";

  const server = createServer((socket) => {
    const connection = ++connections;
    let rest = "";
    let recipient = "";
    let inBody = false;
    let bodySeen = false;
    let ended = false;
    let queue = Promise.resolve();
    raw = "";
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (chunk: Buffer) => {
      raw += chunk.toString("latin1");
      rest += chunk.toString("latin1");
      queue = queue.then(read);
    });
    queue = greet();

    async function greet(): Promise<void> {
      await respond("greeting", "");
    }

    async function read(): Promise<void> {
      for (;;) {
        if (ended || !(await (inBody ? readBody() : readCommand()))) return;
      }
    }

    async function readCommand(): Promise<boolean> {
      const end = rest.indexOf("\r\n");
      if (end < 0) return false;
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      commands.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "EHLO") await respond("ehlo", line);
      else if (verb === "AUTH") await respond("auth", line);
      else if (verb === "MAIL") await respond("mail", line);
      else if (verb === "RCPT") {
        recipient = /<(.*)>/.exec(line)?.[1] ?? "";
        await respond("rcpt", line);
      } else if (verb === "DATA") {
        bodySeen = false;
        inBody = (await respond("data", line))?.startsWith("354") ?? false;
      } else if (verb === "RSET") await respond("rset", line);
      else if (verb === "QUIT") socket.end("221 bye\r\n");
      else socket.write("502 what\r\n");
      return true;
    }

    async function readBody(): Promise<boolean> {
      if (!bodySeen && rest !== "") {
        bodySeen = true;
        await respond("body", rest);
      }
      const whole = `\r\n${rest}`;
      const end = whole.indexOf("\r\n.\r\n");
      if (end < 0) return false;
      const text = whole.slice(2, end + 2).replace(/^\./gm, "");
      rest = whole.slice(end + 5);
      inBody = false;
      copies.set(recipient, (copies.get(recipient) ?? 0) + 1);
      messages.push({ recipient, text });
      await respond("dot", "");
      return true;
    }

    async function respond(at: PeerStage, line: string): Promise<string | undefined> {
      const event = { at, connection, line, recipient, messages: messages.length };
      const given = await answer(event);
      const usual = at === "body" ? undefined : USUAL[at];
      if (typeof given === "object") {
        if ("cut" in given) {
          ended = true;
          if (given.cut === "") socket.destroy();
          else socket.end(given.cut);
        }
        return undefined;
      }
      const text = given ?? usual;
      if (text !== undefined) socket.write(`${text}\r\n`);
      return text;
    }
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    copies,
    messages,
    commands,
    raw: () => raw,
    connections: () => connections,
    sockets,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
