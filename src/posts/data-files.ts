/** Files beside the posts that say something of several of them. */
import { placeAt } from "../lib/place.ts";
import type { SourceFile } from "../model/ports.ts";
import type { Problem } from "../model/problem.ts";
import type { Context } from "./context.ts";
import { SHARED } from "./defaults.ts";
import {
  emptyFields,
  type FactName,
  fieldFor,
  fieldsOnly,
  setField,
  withDefaults,
} from "./head/fields.ts";
import { readJsonHeader } from "./head/plain-values.ts";
import { type Fields, textOf } from "./head/value.ts";
import { isFillable } from "./permalink-template.ts";
import { permalinkOfMany } from "./address-problems.ts";
import { dataUnreadable } from "./problems.ts";

const MOST_BYTES = 1024 * 1024;

/**
 * Eleventy's directory data: what `blog/blog.json` says holds for every post in `blog/` that does not
 * say otherwise itself. Only what makes sense for several posts is taken. Of data that is code, the
 * address counts that stands in it in plain sight.
 */
function addDirectoryData(
  found: Map<string, Fields>,
  listed: readonly SourceFile[],
  { files, problems }: Pick<Context, "files" | "problems">,
): void {
  for (const { path } of listed) {
    if (!DATA.test(path)) continue;
    const [name = "", parent] = path.split("/").toReversed();
    if (name.replace(DATA, "") !== parent) continue;
    const directory = path.slice(0, path.lastIndexOf("/"));
    const text = new TextDecoder().decode(files.read(path, MOST_BYTES));
    const { fields, fault } = name.endsWith(".json")
      ? readJsonHeader(text, 0, text.length)
      : { fields: plainAddress(text) };
    if (fault) {
      problems.push(dataUnreadable(placeAt(path, text, fault), fault.message));
      continue;
    }
    const shared = fieldsOnly(fields, sharedBy(fields, path, text, problems));
    found.set(directory, withDefaults(shared, found.get(directory) ?? shared, SHARED));
  }
}

const DATA = /(?:\.11tydata)?\.json$|\.11tydata\.[cm]?js$/;

function plainAddress(code: string): Fields {
  const fields = emptyFields();
  const [, , permalink] =
    /^[ \t]*["']?permalink["']?[ \t]*:[ \t]*(["'`])((?:(?!\1)[^\\\n$])*)\1/m.exec(code) ?? [];
  if (permalink !== undefined) {
    setField(fields, {
      key: "permalink",
      value: { is: "scalar", text: permalink, quoted: true },
    });
  }
  return fields;
}

// An address for all posts that nobody can work out is said once, and not for each of them.
function sharedBy(
  fields: Fields,
  path: string,
  text: string,
  problems: Problem[],
): readonly FactName[] {
  const written = textOf(fieldFor(fields, "permalink")?.value);
  if (written === undefined || isFillable(written)) return SHARED;
  const start = Math.max(0, text.indexOf("permalink"));
  problems.push(
    permalinkOfMany(placeAt(path, text, { start, end: start + "permalink".length }), written),
  );
  return SHARED.filter((fact) => fact !== "permalink");
}

/** What a folder says of every post in it, by folder: Eleventy's directory data. */
export function readFolderData(
  listed: readonly SourceFile[],
  context: Context,
): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  addDirectoryData(found, listed, context);
  return found;
}
