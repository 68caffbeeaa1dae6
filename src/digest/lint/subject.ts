/** Subjects that inboxes cut and spam filters dislike. */
import type { Problem } from "../../model/problem.ts";
import { columnsOf } from "../../lib/width.ts";
import type { LintedMail } from "./mail.ts";
import { subjectShouts, subjectTooLong } from "./problems.ts";
import { placeInPost } from "./source.ts";

export function lintSubject(mail: LintedMail): readonly Problem[] {
  const { subject, posts } = mail;
  const [first] = posts;
  // A subject is made of the first post's title wherever nobody wrote another.
  const place =
    first && subject.includes(first.title) ? placeInPost(first, mail, first.title) : undefined;
  const columns = columnsOf(subject);
  const shouting = SHOUTING.find(({ test }) => test(subject));
  return [
    ...(columns > WIDEST ? [subjectTooLong(place, columns)] : []),
    ...(shouting ? [subjectShouts(place, shouting.what)] : []),
  ];
}

/** Half as much again as desktops show; phones show half of that. */
const WIDEST = 110;

// As SpamAssassin's rules for subjects see it.
const SHOUTING: readonly { readonly what: string; readonly test: (subject: string) => boolean }[] =
  [
    { what: "is all capitals", test: isAllCapitals },
    {
      what: "has many exclamation marks",
      test: (subject) => /[!！]{2}|(?:[!！].*){3}/u.test(subject),
    },
    { what: "has a row of currency signs", test: (subject) => /\p{Sc}{2}/u.test(subject) },
    {
      what: "looks like a reply that it is not",
      test: (subject) => /^(re|fwd?|aw|wg|tr|rv)\s*:/i.test(subject),
    },
  ];

/** Two words or more, ten letters or more, and none of them small where its script has small ones. */
function isAllCapitals(subject: string): boolean {
  const letters = subject.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= 10 && /\s/.test(subject.trim()) && !/\p{Ll}/u.test(subject);
}
