/** Links that say nothing, or something else than where they lead. */
import type { Problem } from "../../model/problem.ts";
import type { Origin } from "./origin.ts";
import { linkBare, linkDeceives, linkEmpty, linkVague } from "./problems.ts";
import { type MailElement, textIn } from "./tree.ts";

export function lintLinks(elements: readonly MailElement[], origin: Origin): readonly Problem[] {
  return elements.flatMap((element) => {
    const { tag, attributes } = element;
    const href = attributes["href"];
    if (tag !== "a" || href === undefined || attributes["aria-hidden"] === "true") return [];
    const shown = textIn(element).replace(/\s+/gu, " ").trim();
    const name = attributes["aria-label"]?.trim() || shown;
    if (name === "") return [linkEmpty(origin(element), href)];
    if (VAGUE.has(plain(name))) return [linkVague(origin(element), name)];
    const address = /^(?:https?:\/\/|www\.)\S+$/i.exec(shown)?.[0];
    if (address === undefined || !/^https?:/i.test(href)) return [];
    if (!leadsThere(address, href)) return [linkDeceives(origin(element), address, hostOf(href))];
    return address.length > LONGEST ? [linkBare(origin(element), address)] : [];
  });
}

/** A longer address is read out letter by letter, and breaks lines on a phone. */
const LONGEST = 60;

/** In the languages that a digest speaks: words that say nothing to those who hear links one by one. */
const VAGUE: ReadonlySet<string> = new Set([
  ..."here|click here|link|this link|this|more|read more|click".split("|"),
  ..."hier|hier klicken|klick hier|mehr|weiterlesen".split("|"),
  ..."ici|cliquez ici|cliquer ici|ce lien|lien|en savoir plus|lire la suite".split("|"),
  ..."aquí|haz clic aquí|pulsa aquí|enlace|este enlace|leer más|ver más".split("|"),
  ..."こちら|ここ|ここをクリック|こちらをクリック|リンク|続きを読む".split("|"),
  ..."اینجا|اینجا کلیک کنید|لینک|این لینک|بیشتر|ادامه".split("|"),
]);

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

function leadsThere(shown: string, href: string): boolean {
  const [said, real] = [hostOf(shown), hostOf(href)];
  return said === real || real.endsWith(`.${said}`) || said.endsWith(`.${real}`);
}

function hostOf(address: string): string {
  const written = /^https?:/i.test(address) ? address : `https://${address}`;
  return URL.canParse(written) ? new URL(written).hostname.replace(/^www\./, "") : address;
}
