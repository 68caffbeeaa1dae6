/** The address that a data file of Eleventy gives its posts, where that file is code, which is never run. */

/**
 * What stands behind `permalink` in plain sight: a string, or the one text with `${…}` that a function
 * gives, written as a template would be: `${data.page.fileSlug}` is `{{ page.fileSlug }}`. Undefined where there is neither.
 */
export function addressInCode(code: string): string | undefined {
  const at = /["']?\bpermalink["']?[ \t]*[:(]/.exec(code);
  if (!at) return undefined;
  const text = code.slice(at.index, at.index + MOST);
  const plain = /^["']?permalink["']?[ \t]*:[ \t]*(["'`])((?:(?!\1)[^\\\n$])*)\1/.exec(text);
  if (plain) return plain[2];
  const own = text.slice(0, endOf(text));
  const literals = [...own.matchAll(/`([^`\\\n]{0,300})`/g)];
  const [only] = literals;
  return only && literals.length === 1 ? asTemplate(only[1] ?? "", namesIn(own)) : undefined;
}

const MOST = 800;

// The next key that is no deeper: what stands behind it is about something else.
function endOf(text: string): number {
  const next = /,[ \t]*\n\s*["']?\w+["']?\s*[:(]/.exec(text);
  return next ? next.index : text.length;
}

function asTemplate(literal: string, names: Names): string {
  return literal.replace(/\$\{([^{}]{1,200})\}/g, (whole, inside: string) => {
    const [, filter, within] = /^\s*(?:this\.)?(slugify|slug)\((.*)\)\s*$/.exec(inside) ?? [];
    const either = eitherOf(within ?? inside, names);
    if (either === undefined) return whole;
    return `{{ ${either}${filter === undefined ? "" : ` | ${filter}`} }}`;
  });
}

/** What stands for which name of a post: constants of the function, and what is taken out of its data. */
type Names = ReadonlyMap<string, string>;

function namesIn(code: string): Names {
  const names = new Map<string, string>();
  const taken = /\(\s*\{([\w\s,]{1,100})\}\s*\)/.exec(code)?.[1]?.split(",") ?? [];
  for (const name of taken.map((each) => each.trim())) if (KNOWN.test(name)) names.set(name, name);
  for (const [, name = "", value = ""] of code.matchAll(/\bconst (\w+) = ([^;\n`]{1,100})/g)) {
    const either = eitherOf(value, names);
    if (either !== undefined) names.set(name, either);
  }
  return names;
}

function eitherOf(written: string, names: Names): string | undefined {
  const parts = written.split(/\|\||\?\?/).map((part) => nameOf(part.trim(), names));
  const [first, second] = parts;
  if (first === undefined || parts.length > 2 || parts.includes(undefined)) return undefined;
  return second === undefined ? first : `${first} or ${second}`;
}

const KNOWN = /^(?:slug|title|lang|locale|category)$/;

/** `data.page.fileSlug`, or `page.fileSlug` where that is taken out of the data. */
function nameOf(written: string, names: Names): string | undefined {
  const ofPage = /^(?:\w+\.)?page\.(fileSlug|filePathStem)$/.exec(written)?.[1];
  if (ofPage !== undefined) return `page.${ofPage}`;
  const own = /^\w+\.(\w+)$/.exec(written)?.[1];
  return own !== undefined && KNOWN.test(own) ? own : names.get(written);
}
