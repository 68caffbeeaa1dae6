import { type Answered, ask, deadlineIn, NoAnswer, PATIENCE } from "./http-client.ts";

/** What makes the next request a conditional one (RFC 9110, 13.1). */
export interface Validators {
  readonly etag?: string;
  readonly modified?: string;
}

export interface Fetched extends Validators {
  /** Undefined: nothing has changed since the validators were given. */
  readonly body?: Uint8Array;
  /** Of the text, from `Content-Type`. */
  readonly charset?: string;
  /** Where it was found in the end. */
  readonly url: string;
}

const MOST_REDIRECTS = 5;

const ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";

/**
 * Fetches a feed, conditionally where validators are given. Each step of a redirection is checked as
 * the first one was, and all of them together have the time of one.
 *
 * @param patience milliseconds
 * @throws NoAnswer with the reason in a few words
 */
export async function fetchFeed(
  address: string,
  {
    allowPrivate,
    etag,
    modified,
    patience = PATIENCE,
  }: Validators & { readonly allowPrivate: boolean; readonly patience?: number },
): Promise<Fetched> {
  const headers = {
    accept: ACCEPT,
    ...(etag !== undefined && { "if-none-match": etag }),
    ...(modified !== undefined && { "if-modified-since": modified }),
  };
  const deadline = deadlineIn(patience);
  let url = address;
  for (let step = 0; step <= MOST_REDIRECTS; step++) {
    const answered = await ask(url, { method: "GET", headers, allowPrivate, deadline });
    const { status } = answered;
    if (status === 304) return { url };
    if (status === 200) return fetched(url, answered);
    const location = status >= 300 && status < 400 ? answered.headers["location"] : undefined;
    if (location === undefined) throw new NoAnswer(`it answered ${status}`);
    const next = URL.parse(location, url);
    if (!next || !/^https?:$/.test(next.protocol)) {
      throw new NoAnswer("it leads to something that is no web address");
    }
    if (url.startsWith("https:") && next.protocol === "http:") {
      throw new NoAnswer("it leads from an encrypted address to one that is not");
    }
    url = next.href;
  }
  throw new NoAnswer(`it leads on more than ${MOST_REDIRECTS} times`);
}

function fetched(url: string, { headers, body }: Answered): Fetched {
  const charset = /;\s*charset="?([\w-]+)/i.exec(headers["content-type"] ?? "")?.[1];
  return {
    url,
    body,
    ...(charset !== undefined && { charset }),
    ...(headers["etag"] !== undefined && { etag: headers["etag"] }),
    ...(headers["last-modified"] !== undefined && { modified: headers["last-modified"] }),
  };
}
