import { placeAt } from "../lib/place.ts";
import { readYaml, type YamlFault } from "../lib/yaml.ts";
import type { Config } from "../model/config.ts";
import type { Problem } from "../model/problem.ts";
import { clashesIn } from "./clashes.ts";
import { complete } from "./complete.ts";
import { findingsOf } from "./issues.ts";
import { locate } from "./locate.ts";
import { noSettings, notYaml, repeatedKey } from "./problems.ts";
import { checkWritten, type Written } from "./schema.ts";
import { type Surroundings, toldBy } from "./surroundings.ts";

/**
 * Reads `postrider.yaml`: the Config with every default filled in, or every Problem at once, each with
 * its place. Beside a Config there may be warnings. Never throws, whatever the text.
 *
 * @param text without a byte order mark
 * @param file the path to name in Problems
 * @param around the blog's folder, which tells what the text leaves open; nothing does if absent
 */
export function readConfig(
  text: string,
  file: string,
  around?: Surroundings,
): { readonly config?: Config; readonly problems: readonly Problem[] } {
  const yaml = readYaml(text);
  const faults = yaml.faults.map((fault) => yamlProblem(fault, text, file));
  // What was made out of a broken text would only add riddles.
  if (yaml.faults.some(({ code }) => code !== "duplicate-key")) return { problems: faults };
  const value = withoutNothing(yaml.value);
  if (typeof value !== "object" || Array.isArray(value))
    return { problems: [...faults, noSettings(placeAt(file, text, { start: 0, end: 0 }))] };
  const checked = checkWritten(value);
  const findings = [
    ...("issues" in checked ? findingsOf(checked.issues, value) : []),
    ...clashesIn(value),
  ];
  const problems = [...faults, ...findings.map((finding) => locate(finding, yaml, text, file))];
  const sound = problems.every(({ level }) => level !== "error");
  return sound && "written" in checked
    ? completed(checked.written, problems, around)
    : { problems };
}

function completed(written: Written, problems: readonly Problem[], around?: Surroundings) {
  const told = around && toldBy(around, written);
  return { config: complete(written, told), problems: [...problems, ...(told?.problems ?? [])] };
}

function yamlProblem(fault: YamlFault, text: string, file: string): Problem {
  const place = placeAt(file, text, fault);
  if (fault.code !== "duplicate-key") return notYaml(place, fault.message, fault.hint);
  const earlier = fault.earlier && placeAt(file, text, fault.earlier);
  return repeatedKey(place, earlier, text.slice(fault.start, fault.end));
}

// A key with nothing behind it is as if it were not there.
function withoutNothing(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const kept: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) {
    const something = withoutNothing(inner);
    if (something !== undefined) kept[key] = something;
  }
  return kept;
}
