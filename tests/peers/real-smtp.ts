/** `smtp-server`, listening on loopback and keeping what it was given. */
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { onTestFinished } from "vitest";

export interface RealPeer {
  readonly port: number;
  readonly messages: {
    readonly recipient: string;
    readonly text: string;
    readonly secure: boolean;
  }[];
  readonly logins: string[];
  connections(): number;
}

export async function realSmtp(options: SMTPServerOptions = {}): Promise<RealPeer> {
  const messages: RealPeer["messages"] = [];
  const logins: string[] = [];
  let connections = 0;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth({ username = "", password = "", accessToken, method }, { secure }, done) {
      logins.push(`${method} ${secure ? "encrypted" : "open"} ${username}`);
      if ((accessToken ?? password) === "correct horse") done(null, { user: username });
      else done(new Error("Invalid username or password"));
    },
    onData(stream, { envelope, secure }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        for (const { address } of envelope.rcptTo) {
          messages.push({ recipient: address, text, secure });
        }
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return { port, messages, logins, connections: () => connections };
}
