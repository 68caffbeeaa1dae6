/** `smtps://user:password@mail.example.org:465?name=blog.example.org` and its likes. */
import { percentDecoded } from "./percent.ts";

/** An SMTP server and how to speak to it. Holds a secret: never shown. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte. `starttls`: or nothing is said. `none`: loopback, or asked for. */
  readonly encryption: "implicit" | "starttls" | "none";
  readonly login?: {
    readonly user: string;
    /** Or, for `XOAUTH2`, an access token; empty where one is to be asked for. */
    readonly password: string;
    /** The only way to log in; if absent, the first of those that the server offers. */
    readonly method?: LoginMethod;
  };
  /** What to call oneself in EHLO; the machine's name if absent. */
  readonly name?: string;
}

export type LoginMethod = "PLAIN" | "LOGIN" | "XOAUTH2";

/**
 * Reads one SMTP URL or several, with white space or a comma between them. A comma alone may be part of a
 * password: it counts where another URL follows.
 *
 * @param renewable whether an access token can be asked for, so that a user alone is enough for `xoauth2`
 * @returns the servers in their order, at least one, or words as `readSmtpUrl` has them
 */
export function readSmtpUrls(
  text: string,
  renewable = false,
): { readonly servers: readonly SmtpServer[] } | { readonly why: string } {
  const urls = text.trim().split(/\s*,\s*(?=smtps?:)|\s+/i);
  const servers: SmtpServer[] = [];
  for (const [index, url] of urls.entries()) {
    const read = readSmtpUrl(url, renewable);
    if ("server" in read) servers.push(read.server);
    else if (urls.length === 1) return read;
    else return { why: `names ${urls.length} servers, and number ${index + 1} ${read.why}` };
  }
  return { servers };
}

/**
 * Reads an SMTP URL. `smtps:` means port 465 and TLS throughout (RFC 8314), `smtp:` port 587 and
 * STARTTLS, which off this machine is required unless `?tls=off` says otherwise; a password is never
 * sent unencrypted to another machine. `?auth=` may name the one way to log in: `plain`, `login`, or
 * `xoauth2` with an access token for a password.
 *
 * @returns the server, or a few words that go on from "it" and repeat nothing of user and password
 */
export function readSmtpUrl(
  text: string,
  renewable = false,
): { readonly server: SmtpServer } | { readonly why: string } {
  const url = URL.parse(text.trim());
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "") {
    return { why: "is not of the form `smtps://user:password@host:port`" };
  }
  if (!/^\/?$/.test(url.pathname) || url.hash !== "") {
    return {
      why: "has something behind its host: write `/`, `?` and `#` in a password as %2F, %3F, %23",
    };
  }
  const user = percentDecoded(url.username);
  const password = percentDecoded(url.password);
  if (user === undefined || password === undefined) {
    return { why: "has a `%` in its user or password that no two digits follow: write it as %25" };
  }
  const unknown = [...url.searchParams.keys()].find((key) => !OPTIONS.includes(key));
  if (unknown !== undefined) return { why: "has an option that is not `auth`, `name` or `tls`" };
  const auth = url.searchParams.get("auth");
  const method = METHODS.find((known) => known === auth?.toUpperCase());
  if (auth !== null && !method) {
    return { why: "has an `auth` that is none of `plain`, `login` and `xoauth2`" };
  }
  if (user !== "" && password === "" && !(renewable && method === "XOAUTH2")) {
    return { why: "has a user and no password" };
  }
  const tls = url.searchParams.get("tls");
  if (tls !== null && tls !== "required" && tls !== "off") {
    return { why: "has a `tls` that is neither `required` nor `off`" };
  }
  const name = url.searchParams.get("name") ?? "";
  if (!/^[A-Za-z0-9.:[\]-]*$/.test(name)) return { why: "has a `name` that is no host name" };
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const encryption = encryptionOf(url.protocol, host, tls);
  if (user !== "" && encryption === "none" && !isLoopback(host)) {
    return { why: "would send a password unencrypted: leave out `tls=off`" };
  }
  return {
    server: {
      host,
      port: Number(url.port) || (url.protocol === "smtps:" ? 465 : 587),
      encryption,
      ...(user === "" ? {} : { login: { user, password, ...(method && { method }) } }),
      ...(name === "" ? {} : { name }),
    },
  };
}

const OPTIONS: readonly string[] = ["auth", "name", "tls"];
const METHODS: readonly LoginMethod[] = ["PLAIN", "LOGIN", "XOAUTH2"];

function encryptionOf(
  protocol: string,
  host: string,
  tls: "required" | "off" | null,
): SmtpServer["encryption"] {
  if (protocol === "smtps:") return "implicit";
  return (tls ?? (isLoopback(host) ? "off" : "required")) === "off" ? "none" : "starttls";
}

/** Whether what is said to that host stays on this machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}
