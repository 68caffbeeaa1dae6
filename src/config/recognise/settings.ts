import { readToml } from "../../lib/toml.ts";
import { readYaml, type YamlFault } from "../../lib/yaml.ts";
import type { ProjectTree } from "../../model/tree.ts";
import { valueAt } from "../issues.ts";
import type { Found } from "./recognised.ts";

/** Another generator's settings: plain values and the file that they stand in. */
export interface Settings {
  readonly file: string;
  readonly value: unknown;
  /** Why it could not be read, if so. */
  readonly note?: string;
}

/** Of a site whose settings are not to be found. */
export const NOTHING: Settings = { file: "", value: {} };

const MOST_BYTES = 1024 * 1024;

/** The text of a file of at most a megabyte; undefined where there is none. */
export function textOf(tree: ProjectTree, path: string): string | undefined {
  const bytes = tree.read(path, MOST_BYTES);
  return bytes && new TextDecoder().decode(bytes);
}

/** The first of these files that is there, read by what its name ends in: YAML, JSON or TOML. */
export function readSettings(
  tree: ProjectTree,
  folder: string,
  names: readonly string[],
): Settings | undefined {
  for (const name of names) {
    const file = join(folder, name);
    const text = textOf(tree, file);
    if (text === undefined) continue;
    if (text.length >= MOST_BYTES)
      return { file, value: undefined, note: `${file} is larger than a megabyte and was not read` };
    const read = name.endsWith(".toml") ? readToml(text) : readYaml(text);
    const fault =
      "fault" in read ? read.fault : "faults" in read ? read.faults.find(isGrave) : undefined;
    if (fault === undefined) return { file, value: read.value };
    return { file, value: undefined, note: `${file} could not be read: ${fault.message}` };
  }
  return undefined;
}

// A key that comes twice, and MkDocs's tags that would have something run, leave the rest as it is.
function isGrave({ code }: YamlFault): boolean {
  return code !== "duplicate-key" && code !== "tag";
}

/** The setting at the first of these paths (`params.author`) at which there is something. */
export function setting(
  settings: Settings,
  ...paths: readonly string[]
): Found<unknown> | undefined {
  for (const path of paths) {
    const value = valueAt(settings.value, path.split("."));
    if (value === undefined || value === null || value === "") continue;
    return { value, from: `\`${path}\` in ${settings.file}` };
  }
  return undefined;
}

/** The setting, if it is text that is not empty. */
export function textSetting(settings: Settings, ...paths: readonly string[]): Found | undefined {
  const found = setting(settings, ...paths);
  return typeof found?.value === "string" ? { value: found.value, from: found.from } : undefined;
}

/** The folder that a setting names, without slashes at its ends; undefined where it leads out of the site. */
export function folderSetting(settings: Settings, path: string): string | undefined {
  const folder = plainFolder(textSetting(settings, path)?.value ?? "");
  return folder === "" || folder === "." || folder.split("/").includes("..") ? undefined : folder;
}

/** A folder as it is written, without slashes at its ends and `./` in front. */
export function plainFolder(written: string): string {
  return written.replace(/^(?:\.?\/)+|\/+$/g, "");
}

/** A copy of a table, which may be filled; undefined for any other value. */
export function tableOf(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  // Names such as `__proto__` are keys like others.
  return Object.assign(Object.create(null), value);
}

/** Keys in lower case all the way down, for generators that do not mind. */
export function foldKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const folded: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) folded[key.toLowerCase()] = foldKeys(inner);
  return folded;
}

/**
 * Strings that stand in plain sight in a settings file that is code: `site: "https://blog.example"` at
 * the beginning of a line, or `const TITLE = "…"`. The code is never run, and what it would compute stays unknown.
 */
export function plainStrings(
  tree: ProjectTree,
  folder: string,
  names: readonly string[],
): Settings | undefined {
  for (const name of names) {
    const file = join(folder, name);
    const text = textOf(tree, file);
    if (text === undefined) continue;
    const value: Record<string, unknown> = Object.create(null);
    const strings =
      /^[ \t]*(?:export )?(?:const )?["']?([A-Za-z]\w*)["']?[ \t]*[:=][ \t]*(["'`])((?:(?!\2)[^\\\n$]|\\["'`])*)\2/gm;
    for (const [, key = "", , string] of text.matchAll(strings))
      value[key] ??= string?.replaceAll("\\", "");
    const person = /^[ \t]*author[ \t]*:[ \t]*\{\s*name[ \t]*:[ \t]*(["'`])([^"'`\\\n$]*)\1/m;
    value["author"] ??= person.exec(text)?.[2];
    // The languages of a site: `locales: ["en", "fr"]`, and whether each has a folder of its own.
    const list = /^[ \t]*locales[ \t]*:[ \t]*\[([^[\]{}]{0,999})\]/m.exec(text)?.[1];
    const items = list === undefined ? [] : list.matchAll(/(["'`])([\w-]+)\1/g);
    if (list !== undefined) value["locales"] = Array.from(items, ([, , item]) => item);
    if (/^[ \t]*prefixDefaultLocale[ \t]*:[ \t]*true\b/m.test(text))
      value["prefixDefaultLocale"] = true;
    return { file, value };
  }
  return undefined;
}

/** The path of a name in a folder, where `.` is the project itself. */
export function join(folder: string, name: string): string {
  if (name === ".") return folder;
  return folder === "." ? name : `${folder}/${name}`;
}
