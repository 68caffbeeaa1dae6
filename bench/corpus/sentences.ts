import type { Random } from "./random.ts";

const NOUNS = words(`
  archive bell blog book bridge calendar clock copy corner day desk digest door draft drawer edition
  editor envelope errand evening feed file folder garden hall harbour heading hour inbox index ink
  journey kettle key lamp language letter library line link list machine margin market message mill
  month morning name note number office page paper parcel path pen picture place platform post
  printer queue reader reply river road room sentence server shelf sign station story street
  summary table tag title town train valley visitor voice wall week window word writer year`);

const VERBS = words(`
  answers asks begins brings carries changes checks closes collects copies counts crosses explains
  fetches finds follows forgets gathers hears holds joins keeps knows leaves lends loses makes marks
  meets mends moves names needs notices opens orders passes prints promises reads remembers repeats
  returns saves sends shows sorts takes tells trusts waits watches writes`);

const ADJECTIVES = words(`
  bright broad careful certain clear common early empty even fair familiar first gentle good green
  honest large late little local long narrow new old open patient plain quiet ready round second
  sharp short simple slow small smooth steady strange strong sudden warm whole wide yellow young`);

const JOINTS = words("and because before but since so unless until when where while although");

const OPENINGS = words(
  "Here Later Meanwhile Now Often Sometimes Still Then There Today Usually Yet",
);

/** A heading or title of three to six words. */
export function titleFrom(random: Random): string {
  const { pick } = random;
  const title = pick([
    () => `The ${pick(ADJECTIVES)} ${pick(NOUNS)}`,
    () => `How a ${pick(NOUNS)} ${pick(VERBS)} the ${pick(NOUNS)}`,
    () => `A ${pick(NOUNS)} and a ${pick(ADJECTIVES)} ${pick(NOUNS)}`,
    () => `What the ${pick(NOUNS)} ${pick(VERBS)}`,
    () => `The ${pick(NOUNS)} that ${pick(VERBS)} every ${pick(NOUNS)}`,
  ]);
  return withArticles(title());
}

/** A sentence of about a dozen words, now and then with emphasis, code or a link in it. */
export function sentenceFrom(random: Random): string {
  const { pick, percent } = random;
  const clause = (): string =>
    `${pick(["the", "a", "every", "this"])} ${pick(ADJECTIVES)} ${thing(random)} ${pick(VERBS)} the ${thing(random)}`;
  const opening = percent(25) ? `${pick(OPENINGS)} ` : "";
  const second = percent(70) ? `${percent(50) ? "," : ""} ${pick(JOINTS)} ${clause()}` : "";
  const sentence = withArticles(`${opening}${clause()}${second}`);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function withArticles(text: string): string {
  return text.replace(/\b(a) (?=[aeiou])/gi, "$1n ");
}

function thing({ pick, percent, below }: Random): string {
  const noun = pick(NOUNS);
  if (!percent(12)) return noun;
  return pick([
    `*${noun}*`,
    `**${noun}**`,
    `\`${noun}\``,
    `[${noun}](https://example.org/${noun}/${below(1000)})`,
    `[${noun}](/posts/${noun}/)`,
  ]);
}

/** A word to tag with. */
export function tagFrom({ pick }: Random): string {
  return pick(NOUNS);
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
