/** Files beside the posts that say something of several of them: Eleventy's directory data. */
import { placeAt } from "../../lib/place.ts";
import type { SourceFile } from "../../model/ports.ts";
import type { Problem } from "../../model/problem.ts";
import { permalinkOfMany } from "../address/address-problems.ts";
import { addressInCode } from "../address/address-in-code.ts";
import type { Context } from "../context.ts";
import { SHARED } from "./defaults.ts";
import {
  emptyFields,
  type FactName,
  fieldFor,
  fieldsOnly,
  setField,
  withDefaults,
} from "../head/fields.ts";
import { readJsonHeader } from "../head/plain-values.ts";
import { entryOf, type Fields, textOf } from "../head/value.ts";
import { isFillable } from "../address/permalink-template.ts";
import { dataUnreadable } from "../problems.ts";

const MOST_BYTES = 1024 * 1024;

/**
 * What data files such as `blog/blog.json` say of every post in `blog/` that does not say otherwise itself, by
 * folder; with Eleventy those above the posts folder as well. Only what makes sense for several posts is
 * taken. Of data that is code, the address counts that stands in it in plain sight.
 */
export function readFolderData(
  folder: string,
  listed: readonly SourceFile[],
  { files, problems, config }: Pick<Context, "files" | "problems" | "config">,
): ReadonlyMap<string, Fields> {
  const found = new Map<string, Fields>();
  const above = config.posts.dialect === "eleventy" ? placesAbove(folder) : [];
  for (const path of [...above, ...listed.map((file) => file.path)]) {
    const directory = folderOfData(path);
    const bytes = directory === undefined ? undefined : files.read(path, MOST_BYTES);
    if (directory === undefined || !bytes) continue;
    const text = new TextDecoder().decode(bytes);
    const { fields, fault } = path.endsWith(".json")
      ? withComputed(readJsonHeader(text, 0, text.length))
      : { fields: fieldsInCode(text) };
    if (fault) {
      problems.push(dataUnreadable(placeAt(path, text, fault), fault.message));
      continue;
    }
    const shared = fieldsOnly(fields, sharedBy(fields, path, text, problems));
    found.set(directory, withDefaults(shared, found.get(directory) ?? shared, SHARED));
  }
  return found;
}

/**
 * Whether a file was read for what it says of posts or people.
 *
 * @param shared as `readFolderData` gives it
 */
export function isReadData(
  path: string,
  shared: ReadonlyMap<string, Fields>,
  { people }: Pick<Context, "people">,
): boolean {
  if (!/\.(?:json|toml|ya?ml|[cm]?js)$/i.test(path)) return false;
  const folder = folderOfData(path);
  return people.files.has(path) || (folder !== undefined && shared.has(folder));
}

/** The folder of whose posts a file says something by its name; undefined for any other file. */
function folderOfData(path: string): string | undefined {
  if (!DATA.test(path)) return undefined;
  const [name = "", parent] = path.split("/").toReversed();
  return name.replace(DATA, "") === parent ? path.slice(0, -name.length - 1) : undefined;
}

const DATA = /(?:\.11tydata)?\.json$|\.11tydata\.[cm]?js$/;

/** Where data for all of a posts folder may lie above it. */
function placesAbove(folder: string): string[] {
  const parts = folder.split("/");
  return parts.slice(0, -1).flatMap((name, depth) => {
    const base = `${parts.slice(0, depth + 1).join("/")}/${name}`;
    return EXTENSIONS.map((extension) => base + extension);
  });
}

const EXTENSIONS = [".json", ".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"];

type Json = ReturnType<typeof readJsonHeader>;

// What is computed counts more than what is written.
function withComputed(read: Json): Json {
  const value = entryOf(fieldFor(read.fields, "computed")?.value, "permalink");
  if (!value) return read;
  const fields = read.fields.slice();
  setField(fields, { key: "permalink", value });
  return { ...read, fields };
}

function fieldsInCode(code: string): Fields {
  const fields = emptyFields();
  const text = addressInCode(code);
  if (text !== undefined)
    setField(fields, { key: "permalink", value: { is: "scalar", text, quoted: true } });
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
