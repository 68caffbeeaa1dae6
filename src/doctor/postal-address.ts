import { escapeMarkup } from "../lib/text.ts";
import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";

const address = findingsOn("message", "postal-address");

/** Whether a digest says where its sender can be reached by post, in both its parts (CAN-SPAM, 5(a)(5)). */
export function checkPostalAddress(
  lines: readonly string[],
  { html, text }: { readonly html: string; readonly text: string },
): Finding {
  const todo = "write `address` under `site` in postrider.yaml: a street or a post-office box";
  if (lines.length === 0) {
    return address.problem(
      "the digest has no postal address, which the law of many countries asks of mail to many",
      todo,
    );
  }
  const [first = ""] = lines;
  const shown = [html, text].every(
    (body) => body.includes(first) || body.includes(escapeMarkup(first)),
  );
  return shown
    ? address.ok("the digest has a postal address in both its parts")
    : address.warning(
        "`site.address` is set, and the digest does not show it",
        "let your template print `site.address`",
      );
}
