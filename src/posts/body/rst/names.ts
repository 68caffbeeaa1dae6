/** What names stand for in a reStructuredText: addresses, pictures, notes. */
import { slugOf } from "../../../lib/text.ts";
import { indentOf, isBlank } from "../lines.ts";

export interface Names {
  /** Addresses by the names of their targets. */
  readonly targets: Map<string, string>;
  /** Addresses of nameless targets, in their order; each is used up by one reference. */
  readonly nameless: string[];
  /** `|name|`: the directive that stands for it, `image:: a.png`. */
  readonly substitutions: Map<string, readonly string[]>;
  /** Numbers of notes by what they are called; those without a name count on. */
  readonly notes: Map<string, string>;
  readonly unnamedNotes: { referred: number; written: number };
}

/** Names are equal whatever their case and white space. */
export function nameOf(written: string): string {
  return written
    .replace(/[\s\uFFFF]+/g, " ")
    .trim()
    .toLowerCase();
}

/** Finds all that a text names, wherever in it that is said. */
export function namesIn(lines: readonly string[]): Names {
  const names: Names = {
    targets: new Map(),
    nameless: [],
    substitutions: new Map(),
    notes: new Map(),
    unnamedNotes: { referred: 0, written: 0 },
  };
  const aliases: [string, string][] = [];
  let numbered = 0;
  for (const [at, line] of lines.entries()) {
    const found = TARGET.exec(line);
    if (found) {
      const { address = "", quoted } = found.groups ?? {};
      const name = quoted ?? found.groups?.["name"];
      const continued = continuation(lines, at);
      const whole = [address, ...continued].join("").trim();
      const alias = /^`?([^`]+)`?_$/.exec([address, ...continued].join(" ").trim())?.[1];
      const called = nameOf((name ?? "").replace(/\\(.)/g, "$1"));
      if (name === undefined || name === "_") names.nameless.push(whole);
      else if (alias !== undefined && !whole.includes("/")) aliases.push([called, nameOf(alias)]);
      else
        names.targets.set(called, whole === "" ? `#${slugOf(called)}` : whole.replace(/\\/g, ""));
      continue;
    }
    const [, key, directive] = SUBSTITUTION.exec(line) ?? [];
    if (key !== undefined && directive !== undefined) {
      names.substitutions.set(nameOf(key), [directive, ...blockBelow(lines, at)]);
    }
    const note = NOTE.exec(line)?.[1];
    if (note !== undefined && /^#.|^[A-Za-z]/.test(note)) {
      const isNumbered = note.startsWith("#");
      const isNew = !names.notes.has(note);
      names.notes.set(note, isNumbered ? String(numbered + 1) : note);
      if (isNumbered && isNew) numbered++;
    }
  }
  for (const [name, other] of aliases) {
    const address = names.targets.get(other);
    if (address !== undefined) names.targets.set(name, address);
  }
  return names;
}

const TARGET =
  /^ *(?:\.\. _(?:`(?<quoted>[^`]+)`|(?<name>(?:\\.|[^:\\]|:(?! |$))+)):(?= |$)|__(?= ))(?: +(?<address>.*))?$/;
const SUBSTITUTION = /^ *\.\. \|([^|]+)\| +(.*)$/;
const NOTE = /^ *\.\. \[(\d+|\*|#[\w.-]*|[A-Za-z][\w.-]*)\](?: |$)/;

function continuation(lines: readonly string[], at: number): string[] {
  return blockBelow(lines, at).map((line) => line.trim());
}

/** Lines below one that are indented more, up to the first blank one. */
function blockBelow(lines: readonly string[], at: number): string[] {
  const own = indentOf(lines[at] ?? "");
  const below: string[] = [];
  for (const line of lines.slice(at + 1, at + 40)) {
    if (isBlank(line) || indentOf(line) <= own) break;
    below.push(line);
  }
  return below;
}
