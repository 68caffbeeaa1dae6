/** A network that breaks: a proxy that passes on so many bytes and then cuts the connection. */
import { connect, createServer, type Socket } from "node:net";

export interface Cutter {
  readonly port: number;
  /** Connections that were cut. */
  cuts(): number;
  /** Bytes, both ways together, of each connection that came to its end. */
  readonly lengths: readonly number[];
  close(): Promise<void>;
}

/** Where to cut a connection: behind so many bytes, both ways together; and whether politely. */
export interface Cut {
  readonly behind: number;
  readonly politely: boolean;
}

/** Stands in front of a port; every connection asks anew where it is to be cut. */
export async function openCutter(target: number, next: () => Cut): Promise<Cutter> {
  let cuts = 0;
  const lengths: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const { behind, politely } = next();
    const upstream = connect(target, "127.0.0.1");
    let passed = 0;
    let cut = false;
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on("error", () => {});
      from.on("data", (chunk: Buffer) => {
        if (cut) return;
        const part = chunk.subarray(0, behind - passed);
        passed += part.length;
        to.write(part);
        if (passed < behind) return;
        cut = true;
        cuts += 1;
        for (const socket of [client, upstream]) {
          if (politely) socket.end();
          else socket.resetAndDestroy();
        }
      });
      from.on("end", () => to.end());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    client.on("close", () => void (cut || lengths.push(passed)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" ? (address?.port ?? 0) : 0,
    cuts: () => cuts,
    lengths,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
