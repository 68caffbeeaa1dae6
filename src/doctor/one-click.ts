import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";

/** One request to the unsubscribe address, and what came back. */
export type WebAnswer =
  | {
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly failed: string };

const post = findingsOn("unsubscribe", "one-click-post");
const get = findingsOn("unsubscribe", "one-click-get");

/**
 * Whether the one-click address does what RFC 8058 promises for it, asked with a token that belongs to
 * nobody: a bare POST is enough and is not sent elsewhere, and a GET, which scanners of mail make of
 * every link, only shows something.
 */
export function checkOneClick(posted: WebAnswer, got: WebAnswer): readonly Finding[] {
  return [checkPost(posted), checkGet(posted, got)];
}

function checkPost(answer: WebAnswer): Finding {
  if ("failed" in answer) {
    return post.problem(
      `nothing can be posted to the one-click address: ${answer.failed}`,
      "let a server answer at the address in `mail.unsubscribe`",
    );
  }
  const { status, headers } = answer;
  if (status >= 300 && status < 400) {
    return post.problem(
      `the one-click address answers a POST with ${status} and leads elsewhere, which mailboxes do not follow (RFC 8058, 3.1)`,
      `name the address itself in \`mail.unsubscribe\`${headers["location"] === undefined ? "" : `: it leads to \`${headers["location"]}\``}`,
    );
  }
  if (status < 200 || status >= 300) {
    return post.problem(
      `the one-click address answers a POST with ${status}, where 200 means that it was done`,
      "let a server answer at the address in `mail.unsubscribe` that takes a POST with List-Unsubscribe=One-Click",
    );
  }
  if ("set-cookie" in headers) {
    return post.warning(
      "the one-click address sets a cookie, and mailboxes send none back (RFC 8058, 3.1)",
      "let it work without cookies",
    );
  }
  return post.ok("the one-click address takes a POST");
}

function checkGet(posted: WebAnswer, got: WebAnswer): Finding {
  if ("failed" in got) {
    return get.unknown(`the one-click address could not be opened as a page: ${got.failed}`);
  }
  const alike =
    !("failed" in posted) &&
    posted.status === got.status &&
    posted.body === got.body &&
    got.body !== "";
  if (alike) {
    return get.problem(
      "the one-click address answers a GET exactly as a POST, so that programs that open every link may unsubscribe people",
      "let a GET show a page with a button, and only a POST unsubscribe",
    );
  }
  if (got.status >= 400) {
    return get.warning(
      `who opens the unsubscribe link in a browser is answered ${got.status}`,
      "let a GET show a page with a button that posts",
    );
  }
  if (!/<form\b[^>]*\bmethod=["']?post/i.test(got.body)) {
    return get.warning(
      "who opens the unsubscribe link in a browser finds no form there that posts",
      "let a GET show a page with a button that posts",
    );
  }
  return get.ok("a GET of it shows a page with a button, and does nothing by itself");
}
