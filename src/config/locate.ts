import { placeAt, type Span } from "../lib/place.ts";
import type { YamlText } from "../lib/yaml.ts";
import type { Problem } from "../model/problem.ts";
import type { Complaint, Finding } from "./complaint.ts";
import { badSetting } from "./problems.ts";

/** The finding as a Problem: named as people name keys, with its place in the text and the words there. */
export function locate(
  { path, complaint }: Finding,
  yaml: YamlText,
  text: string,
  file: string,
): Problem {
  const value = complaint.aboutKey ? undefined : yaml.spanOf(path, "value");
  const span = value ?? yaml.spanOf(path, "key") ?? sectionOf(path, yaml);
  const written = value && text.slice(value.start, value.end);
  const place = placeAt(file, text, partOf(span, complaint, written));
  return badSetting(complaint, nameOf(path), shown(written), place);
}

function nameOf(path: Finding["path"]): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step + 1}]` : `.${step}`));
  return steps.join("").replace(/^\./, "");
}

// What is missing is missed at the section that it belongs to.
function sectionOf(path: Finding["path"], yaml: YamlText): Span {
  for (let length = path.length - 1; length > 0; length--) {
    const span = yaml.spanOf(path.slice(0, length), "key");
    if (span) return span;
  }
  return { start: 0, end: 0 };
}

const LONGEST_SHOWN = 80;

function shown(written: string | undefined): string | undefined {
  if (written === undefined || /[\r\n]/.test(written) || written.length > LONGEST_SHOWN)
    return undefined;
  return written.replace(/^(["'])(.*)\1$/, "$2");
}

// A part can be pointed at where the value is written just as it reads.
function partOf(span: Span, { within }: Complaint, written: string | undefined): Span {
  if (!within || written === undefined || /[\\\r\n]/.test(written)) return span;
  const start = span.start + (/^["']/.test(written) ? 1 : 0);
  return { start: start + within.start, end: start + within.end };
}
