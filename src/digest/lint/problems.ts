/** What a person can mend about a mail that renders well and yet would not arrive well. */
import { counted, oneLine } from "../../lib/text.ts";
import type { Level, Place, Problem } from "../../model/problem.ts";

function found(level: Level, code: string, headline: string, place?: Place, hint?: string) {
  return { code, level, headline, ...(place && { place }), ...(hint && { hint }) };
}

export function subjectTooLong(place: Place | undefined, columns: number): Problem {
  const headline = `the subject is ${columns} characters wide, of which inboxes show some 70`;
  return found("note", "mail-subject-long", headline, place);
}

export function subjectShouts(place: Place | undefined, what: string): Problem {
  const headline = `the subject ${what}, which spam filters count against a mail`;
  return found("warning", "mail-subject-shouts", headline, place);
}

export function lowContrast(
  place: Place,
  shade: "light" | "dark",
  ink: string,
  ground: string,
  ratio: number,
): Problem {
  const headline = `text in \`${ink}\` on \`${ground}\` is hard to read (contrast ${ratio.toFixed(1)}, 4.5 is the least)`;
  return found("warning", "mail-contrast", `${headline}, in ${shade} colours`, place);
}

export function linkEmpty(place: Place, href: string): Problem {
  return found("warning", "mail-link-empty", `a link has no text: ${quoted(href)}`, place);
}

export function linkVague(place: Place, text: string): Problem {
  const headline = `a link says ${quoted(text)}, which tells nobody where it leads`;
  return found("note", "mail-link-vague", headline, place);
}

export function linkDeceives(place: Place, shown: string, host: string): Problem {
  const headline = `a link shows ${quoted(shown)} and leads to \`${host}\`, as a fraud would`;
  return found("warning", "mail-link-deceives", headline, place);
}

export function linkBare(place: Place, address: string): Problem {
  const headline = `a link shows its whole address: ${quoted(address)}`;
  return found("note", "mail-link-bare", headline, place, "give it words of its own");
}

export function imageWithoutAlt(place: Place): Problem {
  const headline = "a picture has no `alt`, so that its address is read out";
  return found("warning", "mail-image-alt", headline, place);
}

export function imageSilent(place: Place, src: string): Problem {
  const headline = `a picture has no alternative text: ${quoted(src)}`;
  return found("warning", "mail-image-alt", headline, place, "say what it shows in a few words");
}

export function imageInsecure(place: Place, src: string): Problem {
  const headline = `a picture comes without encryption: ${quoted(src)}`;
  const hint = "many mail programs do not show it; use https";
  return found("warning", "mail-image-insecure", headline, place, hint);
}

export function imageWithoutWidth(place: Place): Problem {
  const headline = "a picture has no `width`, and Outlook shows it as large as it is";
  return found("warning", "mail-image-width", headline, place);
}

export function fileDead(place: Place, address: string): Problem {
  const headline = `there is no file for ${quoted(address)} beside its neighbours`;
  return found("warning", "mail-file-missing", headline, place);
}

export function mostlyPictures(pictures: number, columns: number): Problem {
  const headline = `the mail has ${counted(pictures, "picture")} and ${counted(columns, "character")} of text, as spam has`;
  return found("note", "mail-mostly-pictures", headline);
}

/** @param fault as the HTML standard calls it */
export function htmlInvalid(place: Place, fault: string): Problem {
  return found("warning", "mail-html-invalid", `the mail is no valid HTML: ${fault}`, place);
}

export function notClosed(place: Place, tag: string): Problem {
  const headline = `\`<${tag}>\` is not closed where it should be`;
  return found("warning", "mail-html-unclosed", headline, place);
}

export function idTwice(place: Place, id: string): Problem {
  return found("warning", "mail-id-twice", `the id ${quoted(id)} is there more than once`, place);
}

/** @param lacking letters of programs; `features.ts` has them */
export function notSupported(
  place: Place | undefined,
  written: string,
  programs: string,
  lacking: string,
  slug: string,
): Problem {
  const page = `https://www.caniemail.com/features/${slug}/`;
  const level = lacking.includes("G") || lacking.length > 2 ? "warning" : "note";
  const headline = `${programs} ignore${lacking.length > 1 ? "" : "s"} ${quoted(written)}: ${page}`;
  return found(level, "mail-unsupported", headline, place);
}

// The person's own words, but not all of them.
function quoted(words: string): string {
  const line = oneLine(words);
  return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``;
}
