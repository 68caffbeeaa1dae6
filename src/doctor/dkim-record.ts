import type { Finding } from "../model/finding.ts";
import { findingsOn } from "./finding.ts";
import { tagsOf, TRY_AGAIN, type TxtAnswer } from "./txt.ts";

/** The half of a key that everybody may see. */
export interface PublishedKey {
  /** Where it has to stand, such as `mail._domainkey.blog.example`. */
  readonly name: string;
  readonly type: "rsa" | "ed25519";
  /** The value of `p=` that belongs there: base64. */
  readonly value: string;
  /** Length of an RSA key's modulus. */
  readonly bits?: number;
}

const { ok, warning, problem, unknown } = findingsOn("sender", "dkim-record");

/** Whether mailboxes find in DNS the key that our signatures are checked with (RFC 6376, 3.6.1; RFC 8463). */
export function checkDkimRecord(key: PublishedKey, answer: TxtAnswer): readonly Finding[] {
  const { name } = key;
  if ("failed" in answer) {
    return [
      unknown(`the DKIM record \`${name}\` could not be looked up: ${answer.failed}`, TRY_AGAIN),
    ];
  }
  const publish = `publish there, as TXT: v=DKIM1; k=${key.type}; p=${key.value}`;
  const records = answer.records.filter((record) => tagsOf(record).has("p"));
  const [record, ...others] = records;
  if (record === undefined) return [problem(`there is no DKIM record at \`${name}\``, publish)];
  if (others.length > 0) {
    return [
      problem(
        `there are ${records.length} DKIM records at \`${name}\`, and mailboxes take any of them`,
        `remove all but the one of the key in use; or, ${publish}`,
      ),
    ];
  }
  const wrong = objectionTo(tagsOf(record), key);
  if (wrong !== undefined) return [problem(`the DKIM record \`${name}\` ${wrong}`, publish)];
  const found = [ok(`the DKIM record \`${name}\` has the key that signs`)];
  if (isFor(tagsOf(record), "t", "y")) {
    found.push(
      warning(
        `the DKIM record \`${name}\` says \`t=y\`, a test, and mailboxes may ignore the signature`,
        "take `t=y` out of it",
      ),
    );
  }
  if (key.bits !== undefined && key.bits < 2048) {
    found.push(
      warning(
        `the DKIM key has ${key.bits} bits, where 2,048 are usual (RFC 8301)`,
        "make a longer one under a new selector: openssl genrsa 2048",
      ),
    );
  }
  return found;
}

function objectionTo(
  tags: ReadonlyMap<string, string>,
  { type, value }: PublishedKey,
): string | undefined {
  const version = tags.get("v");
  if (version !== undefined && version !== "DKIM1") return `has the unknown version \`${version}\``;
  const published = (tags.get("p") ?? "").replace(/\s/g, "");
  if (published === "") return "is of a key that was revoked: its `p=` is empty";
  const kind = tags.get("k") ?? "rsa";
  if (kind !== type) return `is of a key of type \`${kind}\`, where the one in use is \`${type}\``;
  if (tags.has("h") && !isFor(tags, "h", "sha256")) return "rules out SHA-256, which signs here";
  if (tags.has("s") && !isFor(tags, "s", "email") && !isFor(tags, "s", "*")) {
    return `is for \`${tags.get("s")}\` and not for mail`;
  }
  return published === value ? undefined : "has another key than the one that signs";
}

function isFor(tags: ReadonlyMap<string, string>, name: string, word: string): boolean {
  const words = tags.get(name)?.split(":") ?? [];
  return words.some((each) => each.trim() === word);
}
