/** The one door to `lowlight`: which parts of a program are what. Loaded with the first code block. */
import type { createLowlight } from "lowlight";
import type { CodeColours } from "../theme.ts";

/** A stretch of code, and what it is, if it is anything. */
export interface CodePart {
  readonly text: string;
  readonly is?: CodeKind;
}

export type CodeKind = keyof CodeColours["parts"];

export interface Highlighter {
  /** The code in parts; one part where nobody knows its language. */
  parts(code: string, language: string): readonly CodePart[];
}

export async function loadHighlighter(): Promise<Highlighter> {
  const { common, createLowlight: create } = await import("lowlight");
  const lowlight = create(common);
  return {
    parts(code, language) {
      if (!lowlight.registered(language) || code.length > LONGEST) return [{ text: code }];
      return merged(flat(lowlight.highlight(language, code).children, undefined));
    },
  };
}

// Nobody reads a longer listing in a mail, and colours triple what it weighs.
const LONGEST = 20_000;

type Node = ReturnType<ReturnType<typeof createLowlight>["highlight"]>["children"][number];

function flat(nodes: readonly Node[], is: CodeKind | undefined): CodePart[] {
  return nodes.flatMap((node): CodePart[] => {
    if (node.type === "text") return [{ text: node.value, ...(is && { is }) }];
    if (node.type !== "element") return [];
    return flat(node.children, kindOf(node.properties["className"]) ?? is);
  });
}

function kindOf(classes: unknown): CodeKind | undefined {
  const [first] = Array.isArray(classes) ? classes.map(String) : [];
  return first === undefined ? undefined : KINDS[first.replace(/^hljs-/, "")];
}

const KINDS: Readonly<Record<string, CodeKind>> = {
  keyword: "keyword",
  "selector-tag": "keyword",
  literal: "number",
  number: "number",
  symbol: "number",
  string: "string",
  regexp: "string",
  addition: "string",
  comment: "comment",
  quote: "comment",
  meta: "comment",
  title: "name",
  name: "name",
  section: "name",
  type: "name",
  built_in: "name",
  "selector-class": "name",
  "selector-id": "name",
  attr: "attribute",
  attribute: "attribute",
  property: "attribute",
  variable: "attribute",
  "template-variable": "attribute",
  deletion: "keyword",
};

function merged(parts: readonly CodePart[]): CodePart[] {
  const joined: CodePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && last.is === part.is)
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}
