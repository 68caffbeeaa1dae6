/** Pictures that leave holes in a mail, and mails that are nothing but pictures. */
import type { Problem } from "../../model/problem.ts";
import { columnsOf } from "../../lib/width.ts";
import { deadFiles } from "./dead.ts";
import type { LintedMail } from "./mail.ts";
import type { Origin } from "./origin.ts";
import {
  fileDead,
  imageInsecure,
  imageSilent,
  imageWithoutAlt,
  imageWithoutWidth,
  mostlyPictures,
} from "./problems.ts";
import { type MailElement, outwards, textIn } from "./tree.ts";

export function lintImages(
  elements: readonly MailElement[],
  mail: LintedMail,
  origin: Origin,
): readonly Problem[] {
  const isDead = deadFiles(mail);
  const pictures = elements.filter((element) => element.tag === "img" && !isTiny(element));
  const links = elements.filter(({ tag, attributes }) => tag === "a" && attributes["href"]);
  return [
    ...pictures.flatMap((picture) => lintPicture(picture, mail, origin)),
    ...[...pictures, ...links].flatMap((element) => {
      const address = element.attributes["src"] ?? element.attributes["href"] ?? "";
      return isDead(address) ? [fileDead(origin(element), address)] : [];
    }),
    ...lintShare(elements, pictures),
  ];
}

function lintPicture(picture: MailElement, { posts }: LintedMail, origin: Origin): Problem[] {
  const { src = "", alt, width } = picture.attributes;
  const problems: Problem[] = [];
  const isOfPost = posts.some(({ content, image }) => image?.url === src || content.includes(src));
  if (alt === undefined) problems.push(imageWithoutAlt(origin(picture)));
  else if (alt.trim() === "" && isOfPost && !isSilent(picture)) {
    problems.push(imageSilent(origin(picture), src));
  }
  if (/^http:/i.test(src)) problems.push(imageInsecure(origin(picture), src));
  if (width === undefined && !isOfPost) problems.push(imageWithoutWidth(origin(picture)));
  return problems;
}

/** Counts openings, and is no picture. */
function isTiny({ attributes }: MailElement): boolean {
  return [attributes["width"], attributes["height"]].some(
    (size) => size !== undefined && Number.parseInt(size, 10) <= 16,
  );
}

/** Whether nobody has to know of it: somebody said so, or the link that it is in has words. */
function isSilent(picture: MailElement): boolean {
  return (
    picture.attributes["role"] === "presentation" ||
    [...outwards(picture)].some(
      (outer) =>
        outer.attributes["aria-hidden"] === "true" ||
        (outer.tag === "a" && textIn(outer).trim() !== ""),
    )
  );
}

function lintShare(
  elements: readonly MailElement[],
  pictures: readonly MailElement[],
): readonly Problem[] {
  const body = elements.find(({ tag }) => tag === "body");
  if (!body || pictures.length === 0) return [];
  const columns = columnsOf(textIn(body).replace(/\s+/gu, " "));
  const isLittle = columns < LEAST || columns / pictures.length < LEAST_EACH;
  return isLittle ? [mostlyPictures(pictures.length, columns)] : [];
}

/** Columns of text in a mail with a picture, its footer included; and beside each of many. */
const LEAST = 300;
const LEAST_EACH = 80;
