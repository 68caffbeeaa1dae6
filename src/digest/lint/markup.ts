/** HTML that browsers mend in silence, each in its way. */
import type { Problem } from "../../model/problem.ts";
import type { LintedMail } from "./mail.ts";
import { type Origin, placeOfUnclosed } from "./origin.ts";
import { htmlInvalid, idTwice, notClosed } from "./problems.ts";
import type { MailElement, ParsedMail } from "./tree.ts";

export function lintMarkup(
  { elements, faults }: ParsedMail,
  { templates }: LintedMail,
  origin: Origin,
): readonly Problem[] {
  const files = [templates.html, ...(templates.partials ?? [])];
  const ids = Map.groupBy(elements, ({ attributes }) => attributes["id"]);
  return [
    ...faults.map(({ name, written }) =>
      htmlInvalid(origin({ written, attributes: {} }), words(name)),
    ),
    ...elements
      .filter((element) => !element.isClosed)
      .map((element) =>
        notClosed(placeOfUnclosed(files, element.tag) ?? origin(element), element.tag),
      ),
    ...[...ids].flatMap(([id, [, second]]: [string | undefined, MailElement[]]) =>
      id === undefined || !second ? [] : [idTwice(origin(second), id)],
    ),
  ];
}

/** The standard names its errors in words with hyphens between them. */
function words(name: string): string {
  return name.replaceAll("-", " ");
}
