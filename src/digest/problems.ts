/** What a person can mend about a Digest and its templates. */
import { counted } from "../lib/text.ts";
import type { Place, Problem } from "../model/problem.ts";

function error(code: string, headline: string, place?: Place, hint?: string): Problem {
  return { code, level: "error", headline, ...(place && { place }), ...(hint && { hint }) };
}

function meant(guess: string | undefined): string | undefined {
  return guess === undefined ? undefined : `did you mean \`${guess}\`?`;
}

export function unknownVariable(place: Place, name: string, guess?: string): Problem {
  return error(
    "template-variable",
    `a digest has no variable \`${name}\``,
    place,
    meant(guess) ?? "the variables are listed on top of templates/digest.mjml",
  );
}

export function unknownFilter(place: Place, name: string, guess?: string): Problem {
  return error("template-filter", `there is no filter \`${name}\``, place, meant(guess));
}

export function unknownTag(place: Place, name: string, guess?: string): Problem {
  return error("template-tag", `\`${name}\` closes nothing or is no tag`, place, meant(guess));
}

export function markOpen(place: Place, mark: string): Problem {
  const close = mark === "{{" ? "}}" : "%}";
  return error("template-open", `\`${mark}\` has no \`${close}\``, place);
}

export function blockUnclosed(place: Place, name: string): Problem {
  const hint = `add \`{% end${name} %}\``;
  return error("template-unclosed", `\`${name}\` is never closed`, place, hint);
}

export function endStray(place: Place, name: string): Problem {
  return error("template-tag", `\`${name}\` closes nothing`, place);
}

export function partialMissing(place: Place, name: string, guess?: string): Problem {
  return error(
    "template-include",
    `there is no partial \`${name}\``,
    place,
    meant(guess) ?? `put it into a file \`${name}.liquid\` beside the template`,
  );
}

export function endlessPartials(place: Place): Problem {
  return error("template-endless", "its partials render each other without end", place);
}

export function includeRefused(place: Place, name: string): Problem {
  return error("template-include", `a template reads no other files: \`${name}\``, place);
}

/** Anything else that Liquid stumbles over, in its words. */
export function liquidProblem(place: Place, message: string): Problem {
  return error("template-liquid", message, place);
}

export function unknownElement(place: Place, name: string, guess?: string): Problem {
  const html = name.startsWith("mj-") ? undefined : "put HTML inside of mj-text or mj-raw";
  return error("mjml-element", `\`${name}\` is no element of MJML`, place, meant(guess) ?? html);
}

export function unknownAttribute(place: Place, name: string, element: string): Problem {
  return error("mjml-attribute", `\`${element}\` has no attribute \`${name}\``, place);
}

export function badValue(place: Place, name: string, element: string, rest: string): Problem {
  return error("mjml-value", `\`${name}\` of \`${element}\` ${rest}`, place);
}

export function misplaced(place: Place, name: string, parent: string, allowed: string): Problem {
  const headline = `\`${name}\` cannot stand in \`${parent}\`, only in ${allowed}`;
  return error("mjml-nesting", headline, place);
}

export function unclosedElement(place: Place, name: string): Problem {
  return error("mjml-unclosed", `\`<${name}>\` is never closed`, place, `add \`</${name}>\``);
}

export function strayClosing(place: Place, name: string): Problem {
  return error("mjml-stray", `\`</${name}>\` closes nothing`, place);
}

export function valueOpen(place: Place, name: string): Problem {
  const headline = `\`<${name}>\` has an attribute whose quotation mark is never closed`;
  return error("mjml-open-value", headline, place);
}

export function rootMissing(file: string): Problem {
  const hint = "a template is a document of MJML: <mjml><mj-body>…</mj-body></mjml>";
  return error("mjml-missing", "there is no `<mjml>` in it", { file }, hint);
}

export function lostText(place: Place, parent: string): Problem {
  return error(
    "mjml-lost-text",
    `text directly in \`${parent}\` never shows`,
    place,
    "put it inside of mj-text",
  );
}

/** Anything else that MJML stumbles over, in its words. */
export function mjmlProblem(place: Place, message: string): Problem {
  return error("mjml-invalid", message, place);
}

export function unsubscribeMissing(file: string): Problem {
  return error(
    "template-no-unsubscribe",
    "the template has no way to unsubscribe, which every digest must have",
    { file },
    "put {{ unsubscribe_url }} into it, in the HTML as the address of a link",
  );
}

export function postMissing(edition: string, id: string): Problem {
  return error("edition-post-missing", `edition \`${edition}\` has a post that is not here: ${id}`);
}

export function digestShortened(
  edition: string,
  posts: number,
  left: number,
  summedUp: boolean,
): Problem {
  const limit = "to stay below the 102,400 bytes at which Gmail clips a mail";
  const carried = `the digest \`${edition}\` of ${counted(posts, "post")}`;
  return left === 0
    ? {
        code: "digest-shortened",
        level: "note",
        headline: `${carried} ${summedUp ? "sums up the longest" : "shows less of each"}, ${limit}`,
      }
    : {
        code: "digest-posts-left",
        level: "warning",
        headline: `${carried} names ${counted(posts - left, "post")} and counts the rest, ${limit}`,
      };
}

export function digestTooBig(edition: string, bytes: number): Problem {
  return {
    code: "digest-too-big",
    level: "warning",
    headline: `the digest \`${edition}\` has ${bytes.toLocaleString("en-US")} bytes of HTML: Gmail clips a mail at 102,400`,
  };
}
