/** One request to somebody else's server, with everything bounded that they could draw out. */
import { lookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { POSTRIDER } from "../model/version.ts";
import { isPrivateAddress } from "./private-address.ts";

export interface Asked {
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether addresses of this machine and of local networks may be asked. */
  readonly allowPrivate: boolean;
  /** Twenty seconds from now if absent. */
  readonly deadline?: Deadline;
}

/** Until when an answer is waited for; one may serve for several requests. */
export interface Deadline {
  readonly signal: AbortSignal;
  readonly milliseconds: number;
}

export function deadlineIn(milliseconds: number): Deadline {
  return { signal: AbortSignal.timeout(milliseconds), milliseconds };
}

export interface Answered {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Why there is no answer, in a few words. */
export class NoAnswer extends Error {}

const LARGEST = 10_000_000;
/** How long anybody is waited for, in milliseconds. */
export const PATIENCE = 20_000;

/**
 * Asks once and follows nothing. The host is resolved once and that very address is connected to, so
 * that a name cannot be public when it is looked at and private when it is used.
 *
 * @throws NoAnswer where there is none: refused, cut off, too slow, too big, a private address
 */
export function ask(address: string, asked: Asked): Promise<Answered> {
  const url = new URL(address);
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (!asked.allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) {
    return Promise.reject(new NoAnswer(PRIVATE));
  }
  return new Promise((resolve, reject) => {
    const deadline = asked.deadline ?? deadlineIn(PATIENCE);
    const fail = (error: unknown) => reject(noAnswer(error, deadline));
    const sent = request(
      url,
      {
        method: asked.method,
        headers: {
          "user-agent": `${POSTRIDER.name}/${POSTRIDER.version} (+${POSTRIDER.url})`,
          "accept-encoding": "br, gzip, deflate",
          ...asked.headers,
          ...(asked.body !== undefined && { "content-length": Buffer.byteLength(asked.body) }),
        },
        lookup: lookupFor(asked.allowPrivate),
        signal: deadline.signal,
      },
      (response) => {
        readBody(response).then((body) => {
          const headers = Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          );
          resolve({ status: response.statusCode ?? 0, headers, body });
          return undefined;
        }, fail);
      },
    );
    sent.on("error", fail);
    sent.end(asked.body);
  });
}

const PRIVATE = "its address is on this machine or in a local network";

function lookupFor(allowPrivate: boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) return done(error ?? new NoAnswer("it has no address"), "", 0);
      // One private address among several is enough: the system may choose it.
      if (!allowPrivate && found.some(({ address }) => isPrivateAddress(address))) {
        return done(new NoAnswer(PRIVATE), "", 0);
      }
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
  };
}

async function readBody(response: IncomingMessage): Promise<Uint8Array> {
  const decoder = decoderFor(response.headers["content-encoding"] ?? "");
  const stream = decoder ? response.pipe(decoder) : response;
  if (decoder) response.on("error", (error) => decoder.destroy(error));
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Counted as it comes out: a few kilobytes may unfold into gigabytes.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST) {
      response.destroy();
      throw new NoAnswer(`it is larger than ${LARGEST / 1_000_000} MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decoderFor(coding: string) {
  switch (coding.trim().toLowerCase()) {
    case "br":
      return createBrotliDecompress();
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    default:
      return undefined;
  }
}

function noAnswer(error: unknown, { signal, milliseconds }: Deadline): NoAnswer {
  if (error instanceof NoAnswer) return error;
  if (signal.aborted) return new NoAnswer(`it took longer than ${milliseconds / 1000} seconds`);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new NoAnswer(WORDS[code] ?? (error instanceof Error ? error.message : String(error)));
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: "no server has that name",
  EAI_AGAIN: "the name could not be looked up",
  ECONNREFUSED: "nothing answers there",
  ECONNRESET: "the connection was cut off",
  EPIPE: "the connection was cut off",
  ETIMEDOUT: "nothing answers there",
  Z_DATA_ERROR: "what it sent cannot be unpacked",
  Z_BUF_ERROR: "what it sent ends too early",
  EHOSTUNREACH: "there is no way to it",
  ENETUNREACH: "there is no way to it",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by nobody else",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
};
