/** Reads Liquid's expressions: `page.title | upcase`, `a == "b" and c`. */
import { filtered } from "./filters.ts";
import {
  isList,
  isTrue,
  type LiquidValue,
  type Lookup,
  type SiteValues,
  written,
} from "./values.ts";

/** Texts and names within tags, and what stands between them. */
const WORD = /"[^"]*"|'[^']*'|[^\s"'|:,]+|[|:,]/g;

const LONGEST = 1000;

/** The value behind all its filters; undefined where a part of it is not known. */
export function valueOf(text: string, lookup: Lookup, site: SiteValues): LiquidValue | undefined {
  if (text.length > LONGEST) return undefined;
  const [first = "", ...words] = text.match(WORD) ?? [];
  let value = operand(first, lookup);
  for (let at = 0; at < words.length && value !== undefined;) {
    if (words[at] !== "|") return undefined;
    const name = words[at + 1] ?? "";
    at += 2;
    const given: LiquidValue[] = [];
    while (at < words.length && words[at] !== "|") {
      const word = words[at] ?? "";
      at++;
      if (word === ":" || word === ",") continue;
      const argument = operand(word, lookup);
      if (argument === undefined) return undefined;
      given.push(argument);
    }
    value = filtered(name, value, given, site);
  }
  return value;
}

function operand(word: string, lookup: Lookup): LiquidValue | undefined {
  const literal = /^(?:"([^"]*)"|'([^']*)')$/.exec(word);
  if (literal) return literal[1] ?? literal[2] ?? "";
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (word === "true" || word === "false") return word === "true";
  if (word === "nil" || word === "null") return null;
  if (word === "blank" || word === "empty") return "";
  const [, name, index] = NAME.exec(word) ?? [];
  if (name === undefined) return undefined;
  if (index !== undefined) return itemOf(lookup(name), Number(index));
  const [, list = "", part = ""] = PART.exec(name) ?? [];
  const value = part === "" ? undefined : lookup(list);
  if (value === undefined || value === null || (!isList(value) && typeof value !== "string"))
    return lookup(name);
  if (part === "size") return value.length;
  return isList(value) ? itemOf(value, part === "first" ? 0 : -1) : undefined;
}

const NAME = /^([A-Za-z_][\w-]*(?:\.[\w-]+)*)(?:\[(-?\d{1,9})\])?$/;
const PART = /^(.+)\.(first|last|size)$/;

function itemOf(value: LiquidValue | undefined, index: number): LiquidValue | undefined {
  return value !== undefined && value !== null && isList(value)
    ? (value.at(index) ?? null)
    : undefined;
}

/** Whether a condition holds; undefined where that is not known. */
export function holds(text: string, lookup: Lookup, site: SiteValues): boolean | undefined {
  if (text.length > LONGEST) return undefined;
  const words = text.match(/"[^"]*"|'[^']*'|[=!<>]=|[<>]|[^\s"'=!<>]+/g) ?? [];
  // Liquid reads `and` and `or` from right to left, without any rank.
  const joint = words.findIndex((word) => word === "and" || word === "or");
  const first = comparison(joint < 0 ? words : words.slice(0, joint), lookup, site);
  if (joint < 0) return first;
  const rest = holds(words.slice(joint + 1).join(" "), lookup, site);
  if (first === undefined || rest === undefined) return undefined;
  return words[joint] === "and" ? first && rest : first || rest;
}

function comparison(
  [left = "", sign, right = "", ...others]: readonly string[],
  lookup: Lookup,
  site: SiteValues,
): boolean | undefined {
  const a = operand(left, lookup);
  if (a === undefined || others.length > 0) return undefined;
  if (sign === undefined) return isTrue(a);
  const b = operand(right, lookup);
  if (b === undefined) return undefined;
  const isVoid = right === "blank" || right === "empty";
  switch (sign) {
    case "==":
    case "!=": {
      const isEqual = isVoid
        ? a === "" || (isList(a) && a.length === 0) || (right === "blank" && !isTrue(a))
        : a === b;
      return isEqual === (sign === "==");
    }
    case "contains":
      return isList(a) ? a.includes(b) : a !== null && written(a, site).includes(written(b, site));
    case "<":
      return typeof a === "number" && typeof b === "number" ? a < b : undefined;
    case ">":
      return typeof a === "number" && typeof b === "number" ? a > b : undefined;
    case "<=":
      return typeof a === "number" && typeof b === "number" ? a <= b : undefined;
    case ">=":
      return typeof a === "number" && typeof b === "number" ? a >= b : undefined;
    default:
      return undefined;
  }
}
