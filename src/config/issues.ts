import type { Complaint, Finding } from "./complaint.ts";
import { keysAt } from "./json-schema.ts";
import { ELSEWHERE, nearestName } from "./nearest-name.ts";
import { empty, missing, unknownKey, wrongType } from "./problems.ts";
import { WORDS } from "./words.ts";

/** As much of one of zod's issues as is needed here. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  /** `invalid_type`: what should have been there. */
  readonly expected?: unknown;
  /** `unrecognized_keys`. */
  readonly keys?: readonly string[];
  /** `invalid_union`: the issues of each alternative. */
  readonly errors?: readonly (readonly Issue[])[];
  /** `custom`: a Complaint of ours. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

type Path = readonly (string | number)[];

/** The issues in our words. `value` is what was checked. */
export function findingsOf(issues: readonly Issue[], value: unknown): Finding[] {
  const findings = findingsBelow(issues, value, []);
  const meant = new Set(findings.map((finding) => finding.meant?.join(".")));
  return findings.filter(
    ({ path, complaint }) => complaint.code !== "config-missing" || !meant.has(path.join(".")),
  );
}

function findingsBelow(issues: readonly Issue[], value: unknown, base: Path): Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const path = [...base, ...issue.path.filter((step) => typeof step !== "symbol")];
    if (issue.keys) return issue.keys.map((key) => unknown(path, key, value));
    if (issue.errors) return findingsOfUnion(issue.errors, value, path);
    const complaint = issue.params?.["complaint"];
    if (isComplaint(complaint)) return [{ path, complaint }];
    const there = valueAt(value, path);
    if (there === undefined) return [{ path, complaint: missing(example(path)) }];
    if (issue.code === "too_small") return [{ path, complaint: empty() }];
    const hint = hintFor(issue, there, path);
    return [{ path, complaint: wrongType(allowedKinds([[issue]]), hint) }];
  });
}

// Of the alternatives the one counts that the value at least began to be.
function findingsOfUnion(
  errors: readonly (readonly Issue[])[],
  value: unknown,
  path: Path,
): Finding[] {
  if (valueAt(value, path) === undefined) return [{ path, complaint: missing(example(path)) }];
  const meant = errors.find((issues) => !issues.some(isOtherKind));
  if (meant) return findingsBelow(meant, value, path);
  return [{ path, complaint: wrongType(allowedKinds(errors)) }];
}

function isOtherKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return issue.errors
    ? issue.errors.every((issues) => issues.some(isOtherKind))
    : issue.code === "invalid_type";
}

function isComplaint(value: unknown): value is Complaint {
  return typeof value === "object" && value !== null && "says" in value;
}

const KINDS: ReadonlyMap<unknown, string> = new Map([
  ["string", "text"],
  ["number", "a number"],
  ["array", "a list"],
  ["object", "keys with values below it"],
]);

function allowedKinds(errors: readonly (readonly Issue[])[]): string {
  const kinds = (issues: readonly Issue[]): string[] =>
    issues.flatMap((issue) =>
      issue.errors ? issue.errors.flatMap(kinds) : [KINDS.get(issue.expected) ?? "something else"],
    );
  return [...new Set(errors.flatMap(kinds))].join(" or ");
}

// YAML takes `2026` for a number and `true` for a truth value; a title may be either.
function hintFor({ expected }: Issue, there: unknown, path: Path): string | undefined {
  if (expected === "string" && (typeof there === "number" || typeof there === "boolean"))
    return "put it in quotes";
  if (expected === "number" && typeof there === "string" && /^\s*[\d.]+\s*$/.test(there))
    return "leave out the quotes";
  return expected === "object" ? listOf(keysAt(path)) : undefined;
}

function example(path: Path): string | undefined {
  const words = WORDS[path.filter((step) => typeof step === "string").join(".")];
  const [first] = words?.examples ?? [];
  return first === undefined || typeof first === "object" ? undefined : `${path.at(-1)}: ${first}`;
}

function unknown(path: Path, key: string, value: unknown): Finding {
  const allowed = keysAt(path);
  const name = ELSEWHERE.get(key.toLowerCase()) ?? "";
  const section = keysAt([]).find((each) =>
    [key, name].some((one) => keysAt([each]).includes(one)),
  );
  const guess = nearestName(key, allowed) ?? (allowed.includes(name) ? name : undefined);
  const finding = (hint: string): Finding => ({
    path: [...path, key],
    complaint: unknownKey(hint),
    ...(guess !== undefined && { meant: [...path, guess] }),
  });
  if (guess !== undefined) return finding(`did you mean \`${guess}\`?`);
  if (path.length === 0 && section !== undefined)
    return finding(`it belongs below \`${section}:\``);
  const isFeed = path.join(".") === "feeds" && typeof valueAt(value, [...path, key]) === "object";
  return finding(isFeed ? "a feed of that name goes below `more:`" : listOf(allowed));
}

function listOf(keys: readonly string[]): string {
  return `there are ${keys.map((key) => `\`${key}\``).join(", ")}`;
}

/** What stands at that path in plain values; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  let there = value;
  for (const step of path) {
    if (typeof there !== "object" || there === null || !Object.hasOwn(there, step))
      return undefined;
    there = Reflect.get(there, step);
  }
  return there;
}
