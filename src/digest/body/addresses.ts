/** Where the links of a post lead when they stand in a letter. */
import type { BodyNode } from "./tree.ts";

interface Linking {
  /** The post's own address. */
  readonly url: string;
  /** Ids in the letter that something links to. */
  readonly targets: ReadonlySet<string>;
}

/** A fragment of this post, or an address that a mail may lead to. */
export function hrefOf(written: string | undefined, { url, targets }: Linking): string | undefined {
  const href = written?.trim() ?? "";
  const fragment = fragmentOf(href, url);
  if (fragment !== undefined) return targets.has(fragment) ? `#${fragment}` : url;
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(href) ? href : undefined;
}

function fragmentOf(href: string, url: string): string | undefined {
  if (href.startsWith("#")) return href.slice(1);
  return href.startsWith(`${url}#`) ? href.slice(url.length + 1) : undefined;
}

/** The ids that are there and that something links to. */
export function fragmentsOf(nodes: readonly BodyNode[], url: string): string[] {
  const ids = new Set<string>();
  const links: string[] = [];
  const visit = (node: BodyNode) => {
    if (typeof node === "string") return;
    const { id, href } = node.attributes;
    if (id !== undefined && /^[A-Za-z][\w:.-]*$/.test(id)) ids.add(id);
    const fragment = node.tag === "a" && href !== undefined ? fragmentOf(href, url) : undefined;
    if (fragment !== undefined) links.push(fragment);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return links.filter((link) => ids.has(link));
}

/** The name of the server that an address leads to. */
export function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).host.replace(/^www\./, "") || href : href;
}
