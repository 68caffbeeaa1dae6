/**
 * What is right by itself and wrong together, or missing beside something else. It looks at the plain
 * values, so that it is told at once with whatever is wrong by itself.
 */
import type { Finding } from "./complaint.ts";
import { valueAt } from "./issues.ts";
import { clash, noPostalAddress } from "./problems.ts";
import { WEEKDAYS } from "../model/edition.ts";
import { EVERY } from "./values/digest.ts";
import { pathInside } from "./values/paths.ts";

/** Findings about settings that do not go together. Values of the wrong kind are others' business. */
export function clashesIn(value: unknown): Finding[] {
  const at = (...path: string[]): unknown => valueAt(value, path);
  return [
    ...twice(at, "site", "author", "authors"),
    ...twice(at, "posts", "folders", "folder"),
    ...cadence(at),
    ...fewestAndMost(at),
    ...folders(at),
    ...feedFiles(at),
    ...unsubscribe(at),
    ...postalAddress(at),
  ];
}

type At = (...path: string[]) => unknown;

/** Text as a choice of words is read; empty for what is no text. */
function word(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}

function twice(at: At, section: string, one: string, other: string): Finding[] {
  if (at(section, one) === undefined || at(section, other) === undefined) return [];
  const complaint = clash(`says the same as \`${one}\``, "keep one of the two");
  return [{ path: [section, other], complaint }];
}

function cadence(at: At): Finding[] {
  const every = EVERY.get(word(at("digest", "every") ?? "week"));
  const on = at("digest", "on");
  const path = ["digest", "on"];
  if (every === "post" || every === "day") {
    const needless = every === "post" ? ["on", "at", "at-least", "at-most"] : ["on"];
    return needless
      .filter((key) => at("digest", key) !== undefined)
      .map((key) => ({
        path: ["digest", key],
        complaint: clash(`means nothing where a digest goes out every ${every}`, "leave it out"),
      }));
  }
  const [first, second] = word(on).split(/\s+/);
  const weekday = WEEKDAYS.some((day) => day === first);
  if (every === "week" && (typeof on === "number" || (second !== undefined && !weekday))) {
    const hint = "write a weekday, or `every: month`";
    return [{ path, complaint: clash("is a day of the month, and the digest is weekly", hint) }];
  }
  if (every === "month" && weekday && second === undefined) {
    const hint = `write a day from 1 to 31, \`first ${first}\`, or \`every: week\``;
    return [{ path, complaint: clash("is a weekday, and the digest is monthly", hint) }];
  }
  return [];
}

function fewestAndMost(at: At): Finding[] {
  const [least, most] = [at("digest", "at-least"), at("digest", "at-most")];
  if (typeof least !== "number" || typeof most !== "number" || least <= most) return [];
  const says = `is less than \`at-least\`, so that there would never be a digest`;
  return [{ path: ["digest", "at-most"], complaint: clash(says) }];
}

// What is in the output folder is what we wrote, and none of it is read as a post.
function folders(at: At): Finding[] {
  const output = plainPath(at("output"));
  const key = at("posts", "folders") === undefined ? "folder" : "folders";
  const written = at("posts", key) ?? "posts";
  const posts = (Array.isArray(written) ? written : [written]).map(plainPath);
  const inside = posts.find((folder) => output !== "" && folder !== "" && isBelow(folder, output));
  if (inside === undefined) return [];
  const says = `is or holds the posts folder \`${inside}\`, and nothing in it is read`;
  return [{ path: ["output"], complaint: clash(says, "publish another folder") }];
}

function isBelow(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder}/`);
}

function plainPath(path: unknown): string {
  const checked = typeof path === "string" ? pathInside(path) : undefined;
  return checked && "value" in checked ? checked.value : "";
}

const FILES = { atom: "atom.xml", rss: "rss.xml", json: "feed.json" } as const;

// Disks that ignore letter case would keep one of the two.
function feedFiles(at: At): Finding[] {
  const seen = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [format, usual] of Object.entries(FILES)) {
    const name = plainPath(at("feeds", "files", format) ?? usual).toLowerCase();
    const other = name === "" ? undefined : seen.get(name);
    const path = ["feeds", "files", format];
    if (other !== undefined)
      findings.push({ path, complaint: clash(`is the same file as \`${other}\``) });
    seen.set(name, format);
  }
  return findings;
}

function unsubscribe(at: At): Finding[] {
  const written = at("mail", "unsubscribe");
  if (!Array.isArray(written)) return [];
  const kinds = written.map((link) => word(link).startsWith("mailto:"));
  const path = ["mail", "unsubscribe"];
  return kinds.length > new Set(kinds).size
    ? [{ path, complaint: clash("can have one web address and one `mailto:`, not two of a kind") }]
    : [];
}

function postalAddress(at: At): Finding[] {
  if (at("mail") === undefined || at("site") === undefined) return [];
  if (at("site", "address") !== undefined) return [];
  return [{ path: ["site", "address"], complaint: noPostalAddress() }];
}
