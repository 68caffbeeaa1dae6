import { placeAt, type Span } from "../../lib/place.ts";
import type { Place } from "../../model/problem.ts";
import { emptyFields } from "./fields.ts";
import { exportedFields } from "./exported.ts";
import { locateValue, readJsonHeader, readTomlHeader } from "./plain-values.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import type { HeadText } from "./source-text.ts";
import type { Unfenced } from "./unfenced.ts";
import type { Field, Reading, Value } from "./value.ts";
import { readWholeYaml } from "./yaml.ts";

/** How a head is written. `none`: the text begins at once. */
export type HeaderKind = "yaml" | "toml" | "json" | "none" | Unfenced["kind"];

/** A file's header, read but not yet understood. */
export interface Head extends Reading {
  readonly file: string;
  readonly kind: HeaderKind;
  readonly source: HeadText;
}

/** Reads the header of an opened file. Never throws, whatever it says. */
export function readHead(file: string, source: HeadText): Head {
  const { split, unfenced, head } = source;
  if (unfenced?.fields) return { file, kind: unfenced.kind, source, fields: unfenced.fields };
  if (unfenced) return { file, kind: "yaml", source, ...readYaml(head, 0, unfenced.end) };
  // Before and behind a header there is only ASCII, whose characters are bytes.
  const from = split.start - split.text;
  const to = head.length - (split.body - split.end);
  switch (split.kind) {
    case "yaml":
      return { file, kind: "yaml", source, ...readYaml(head, from, to) };
    case "toml":
      return { file, kind: "toml", source, ...readTomlHeader(head, from, to) };
    case "json":
      return { file, kind: "json", source, ...readJsonHeader(head, from, to) };
    case "none":
    case "script": {
      const exported = file.endsWith(".mdx") ? exportedFields(head) : undefined;
      return { file, kind: "none", source, fields: exported ?? emptyFields() };
    }
  }
}

function readYaml(text: string, from: number, to: number): Reading {
  const fields = readPlainYaml(text, from, to);
  return fields ? { fields } : readWholeYaml(text, from, to);
}

/** Where a stretch of a head stands in its file. */
export function placeIn(head: Head, span: Span): Place {
  return placeAt(head.file, head.source.head, span);
}

/** Where the value of a field stands, or else its key, or else the top of the file. */
export function placeOf(head: Head, field: Field, value: Value = field.value): Place {
  const span = value.span ?? locateValue(head.source.head, field.key);
  if (span && span.end > span.start) return placeIn(head, span);
  const start = field.at ?? span?.start ?? 0;
  return placeIn(head, { start, end: start + field.key.length });
}
