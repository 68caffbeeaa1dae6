import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";

const { ok, warning, problem } = findingsOn("message", "digest-links");

/** Whether every link in a digest leads somewhere from wherever it is read. */
export function checkLinks(html: string): readonly Finding[] {
  const written = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/gi)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  const distinct = [...new Set(written)];
  const local = distinct.filter(isLocal);
  const open = distinct.filter((href) => href.startsWith("http:") && !isLocal(href));
  const some = (links: readonly string[]): string =>
    `${links.length} of ${distinct.length} links in the digest`;
  const found: readonly Finding[] = [
    ...distinct
      .filter((href) => !isWhole(href))
      .map((href) =>
        problem(
          `the digest has a link that leads nowhere: \`${href}\``,
          "write an absolute address that begins with https://",
        ),
      ),
    ...(local.length > 0
      ? [
          warning(
            `${some(local)} can be followed on this machine alone, such as \`${local[0]}\``,
            "write the address that readers have",
          ),
        ]
      : []),
    ...(open.length > 0
      ? [
          warning(
            `${some(open)} are not encrypted, such as \`${open[0]}\``,
            "write https:// where the site has it",
          ),
        ]
      : []),
  ];
  if (found.length > 0) return found;
  return [ok(`all ${distinct.length} links in the digest are whole addresses`)];
}

function isWhole(href: string): boolean {
  const url = URL.parse(href);
  if (url?.protocol === "mailto:" || url?.protocol === "tel:") return url.pathname !== "";
  return url?.protocol === "https:" || url?.protocol === "http:";
}

// Names without a dot, and the networks of RFC 1918.
function isLocal(href: string): boolean {
  const url = URL.parse(href);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  const { hostname } = url;
  if (/^\[(?:::1|f[cd]|fe[89ab])/i.test(hostname)) return true;
  if (!hostname.includes(".")) return !hostname.startsWith("[");
  return /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$|\.(?:local|localhost)$/.test(
    hostname,
  );
}
