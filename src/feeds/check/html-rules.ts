/** Content as the feed validator reads it: as HTML, safe, and with addresses that lead somewhere. */
import { type HtmlNode, parseHtml } from "./html-tree.ts";
import { isAcceptedAttribute, isHtmlElement, isRiskyElement } from "./html-vocabulary.ts";
import {
  containsRelRef,
  dangerousStyle,
  notHtml,
  securityRisk,
  securityRiskAttribute,
  type Violation,
} from "./violations.ts";

export function* htmlViolations(html: string): Iterable<Violation> {
  const { elements, faults } = parseHtml(html);
  // Like the validator, whose parser stops at the first; the others often follow from it.
  if (faults[0] !== undefined) yield notHtml(faults[0]);
  for (const { tag, attributes } of elements) {
    if (!isHtmlElement(tag)) yield notHtml(`no such element: \`<${tag}>\``);
    else if (isRiskyElement(tag)) yield securityRisk(tag);
    else yield* attributeViolations(tag, attributes);
  }
}

function* attributeViolations(
  tag: string,
  attributes: HtmlNode["attributes"],
): Iterable<Violation> {
  for (const { name, value } of attributes) {
    // Tables are aligned this way; of the rest of CSS no reader keeps much.
    if (name === "style") {
      if (!/^\s*text-align\s*:\s*\w+\s*;?\s*$/.test(value)) yield dangerousStyle(value);
    } else if (!isAcceptedAttribute(name)) yield securityRiskAttribute(name, tag);
    for (const address of addressesIn(name, value)) {
      if (!/^\w[\w+.-]*:/.test(address)) yield containsRelRef(address);
    }
  }
}

function addressesIn(name: string, value: string): readonly string[] {
  if (["href", "src", "poster", "cite", "longdesc"].includes(name)) return [value.trim()];
  if (name !== "srcset") return [];
  // A candidate is an address, white space, and a descriptor that has no comma.
  return [...value.matchAll(/(?:^|,)\s*([^\s,]\S*[^\s,]|[^\s,])/g)].map(([, url = ""]) => url);
}
