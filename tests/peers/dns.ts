/** A DNS server on loopback that knows some TXT records (RFC 1035). */
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { onTestFinished } from "vitest";

const TXT = 16;
const NO_SUCH_NAME = 3;

/**
 * Starts a server for these names; `address` has its port.
 *
 * @param records each a string, or the pieces that it is cut into; a name without any has none of type TXT
 * @param rcode answers everything with this code (RFC 1035, 4.1.1) and no record
 */
export async function dnsServer(
  records: Readonly<Record<string, readonly (string | readonly string[])[]>>,
  rcode?: number,
): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, from) => {
    const { name, end } = nameIn(query, 12);
    asked.push(name);
    const found = records[name.toLowerCase()];
    const code = rcode ?? (found ? 0 : NO_SUCH_NAME);
    const answers = code === 0 ? (found ?? []).map(answer) : [];
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(0x8180 | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(answers.length, 6);
    head.fill(0, 8);
    socket.send(Buffer.concat([head, query.subarray(12, end + 4), ...answers]), from.port);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => new Promise<void>((closed) => socket.close(() => closed())));
  return { address: `127.0.0.1:${socket.address().port}`, asked };
}

function nameIn(query: Buffer, start: number) {
  const labels: string[] = [];
  let at = start;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 1 };
}

function answer(record: string | readonly string[]): Buffer {
  // No piece is longer than 255 bytes.
  const pieces = typeof record === "string" ? (record.match(/.{1,255}/g) ?? []) : record;
  const data = Buffer.concat(
    pieces.flatMap((piece) => [Buffer.of(Buffer.byteLength(piece)), Buffer.from(piece)]),
  );
  const head = Buffer.alloc(12);
  // The name is the one that was asked for.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(TXT, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
