import { checkAddress } from "../../lib/mailbox.ts";
import type { Checked } from "../complaint.ts";
import { outputFile } from "./paths.ts";
import { addressTooLong, notAMailbox, notAnAddress } from "../problems.ts";

/** An absolute http(s) address, as the WHATWG URL Standard writes it. */
export function webAddress(text: string): Checked<string> {
  const written = text.trim();
  const url = URL.parse(written);
  if (url && /^https?:$/.test(url.protocol) && /^https?:\/\/[^/]/i.test(written))
    return url.username || url.password ? { wrong: notAnAddress() } : { value: url.href };
  const withScheme =
    /^[\w-]+(?:\.[\w-]+)+(?:[:/]|$)/.test(written) && URL.parse(`https://${written}`);
  return { wrong: notAnAddress(withScheme ? `write it as ${withScheme.href}` : undefined) };
}

/** The address of a site's front page: ends in `/`, has no query and no fragment. */
export function siteAddress(text: string): Checked<string> {
  const checked = webAddress(text);
  if ("wrong" in checked) return checked;
  const url = new URL(checked.value);
  if (url.search !== "" || text.trim().endsWith("?")) return { wrong: addressTooLong("a query") };
  if (url.hash !== "") return { wrong: addressTooLong("a fragment") };
  return { value: url.href.endsWith("/") ? url.href : `${url.href}/` };
}

/** Where somebody signs up: a page, or a mailbox to write to. */
export function signUpLink(text: string): Checked<string> {
  const written = text.trim();
  if (!/^mailto:/i.test(written)) return webAddress(written);
  const [address = ""] = written.slice("mailto:".length).split("?");
  const check = checkAddress(address);
  if (!check.ok) return { wrong: notAMailbox(check.why) };
  const url = URL.parse(written);
  return url && !/[\s<>"]/.test(written) ? { value: url.href } : { wrong: notAnAddress() };
}

/** A feed to read: an address on the web, or a file of the project. */
export function feedSource(text: string): Checked<string> {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? webAddress(text) : outputFile(text);
}
