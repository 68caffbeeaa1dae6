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
  const literals = [...text.slice(0, endOf(text)).matchAll(/`([^`\\\n]{0,300})`/g)];
  const [only] = literals;
  return only && literals.length === 1 ? asTemplate(only[1] ?? "") : undefined;
}

const MOST = 800;

// The next key that is no deeper: what stands behind it is about something else.
function endOf(text: string): number {
  const next = /,[ \t]*\n\s*["']?\w+["']?\s*[:(]/.exec(text);
  return next ? next.index : text.length;
}

function asTemplate(literal: string): string {
  return literal.replace(/\$\{([^{}]{1,200})\}/g, (whole, inside: string) => {
    const [, filter, within] = /^\s*(?:this\.)?(slugify|slug)\((.*)\)\s*$/.exec(inside) ?? [];
    const names = (within ?? inside).split(/\|\||\?\?/).map((part) => nameIn(part.trim()));
    const [first, second] = names;
    if (first === undefined || names.length > 2 || names.includes(undefined)) return whole;
    const either = second === undefined ? first : `${first} or ${second}`;
    return `{{ ${either}${filter === undefined ? "" : ` | ${filter}`} }}`;
  });
}

/** The name of what a function is given: `data.page.fileSlug`, or `page.fileSlug` where that is taken out of it. */
function nameIn(written: string): string | undefined {
  return /^(?:\w+\.)?((?:page\.)?(?:fileSlug|filePathStem)|slug|title|lang|locale|category)$/
    .exec(written)?.[1]
    ?.replace(/^(?=file)/, "page.");
}
