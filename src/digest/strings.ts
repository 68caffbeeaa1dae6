import type { Locale } from "../lib/format-instant.ts";
import { persianNumber } from "../lib/solar-hijri.ts";

/**
 * Everything that a Digest says in words of its own, in every language it speaks. Plain text: it is
 * escaped where it is put into markup.
 */
export interface Strings {
  /** Pattern of date-fns for a calendar day. */
  readonly datePattern: string;
  /** What the pattern cannot say, such as French `1er`. */
  readonly finishDate?: (written: string) => string;
  /** The words of its dates, loaded when it is spoken; date-fns brings English along. */
  readonly locale?: () => Promise<Locale>;
  readonly calendar: "gregorian" | "solar-hijri";
  /** A number in the digits of the language. */
  readonly number: (value: number) => string;
  /** What stands between the names of several authors. */
  readonly comma: string;
  /** The subject: a post's title and how many more there are. */
  readonly subject: (title: string, more: number) => string;
  /** What an inbox shows behind the subject: titles of the other posts. */
  readonly also: (titles: string) => string;
  readonly newPosts: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly readOn: string;
  /** Posts that did not fit in. */
  readonly moreOnTheWeb: (count: number) => string;
  readonly why: (site: string) => string;
  readonly unsubscribe: string;
  readonly viewInBrowser: string;
  readonly feed: string;
  /** Over the list of all editions. */
  readonly editions: string;
}

/** One of several wordings by the rules of a language's plurals (CLDR); `other` where it has no more. */
function plural(
  language: string,
  forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>,
): (count: number) => string {
  let rules: Intl.PluralRules | undefined;
  return (count) => {
    rules ??= new Intl.PluralRules(language);
    return forms[rules.select(count)] ?? forms.other;
  };
}

const newPostsEn = plural("en", { one: "new post", other: "new posts" });
const newPostsDe = plural("de", { one: "neuer Beitrag", other: "neue Beiträge" });
const otherPostsDe = plural("de", { one: "weiterer", other: "weitere" });
const newPostsFr = plural("fr", { one: "nouvel article", other: "nouveaux articles" });
const otherPostsFr = plural("fr", { one: "autre", other: "autres" });
const newPostsEs = plural("es", { one: "entrada nueva", other: "entradas nuevas" });

const en: Strings = {
  datePattern: "d MMMM yyyy",
  calendar: "gregorian",
  number: String,
  comma: ", ",
  subject: (title, more) => `${title} + ${more} more`,
  also: (titles) => `Also: ${titles}`,
  newPosts: (count) => `${count} ${newPostsEn(count)}`,
  minutes: (count) => `${count} min read`,
  readOn: "Read on",
  moreOnTheWeb: (count) => `and ${count} more on the web`,
  why: (site) => `You get this mail because you subscribed to ${site}.`,
  unsubscribe: "Unsubscribe",
  viewInBrowser: "View in browser",
  feed: "Feed",
  editions: "Past editions",
};

/** As written in the United States, which is also what plain `en` means to date-fns and to CLDR. */
const enUs: Strings = { ...en, datePattern: "MMMM d, yyyy" };

const de: Strings = {
  datePattern: "d. MMMM yyyy",
  locale: async () => (await import("date-fns/locale/de")).de,
  calendar: "gregorian",
  number: String,
  comma: ", ",
  subject: (title, more) => `${title} + ${more} ${otherPostsDe(more)}`,
  also: (titles) => `Außerdem: ${titles}`,
  newPosts: (count) => `${count} ${newPostsDe(count)}`,
  minutes: (count) => `${count} Min. Lesezeit`,
  readOn: "Weiterlesen",
  moreOnTheWeb: (count) => `und ${count} ${otherPostsDe(count)} im Web`,
  why: (site) => `Diese E-Mail kommt, weil ${site} unter dieser Adresse abonniert wurde.`,
  unsubscribe: "Abbestellen",
  viewInBrowser: "Im Browser ansehen",
  feed: "Feed",
  editions: "Frühere Ausgaben",
};

const fr: Strings = {
  datePattern: "d MMMM yyyy",
  finishDate: (written) => written.replace(/^1 /, "1er "),
  locale: async () => (await import("date-fns/locale/fr")).fr,
  calendar: "gregorian",
  number: String,
  comma: ", ",
  subject: (title, more) => `${title} + ${more} ${otherPostsFr(more)}`,
  also: (titles) => `Et aussi\u00A0: ${titles}`,
  newPosts: (count) => `${count} ${newPostsFr(count)}`,
  minutes: (count) => `${count}\u00A0min de lecture`,
  readOn: "Lire la suite",
  moreOnTheWeb: (count) => `et ${count} ${otherPostsFr(count)} sur le web`,
  why: (site) => `Vous recevez ce message parce que vous suivez ${site} par e-mail.`,
  unsubscribe: "Se désabonner",
  viewInBrowser: "Voir dans le navigateur",
  feed: "Flux",
  editions: "Numéros précédents",
};

const es: Strings = {
  datePattern: "d 'de' MMMM 'de' yyyy",
  locale: async () => (await import("date-fns/locale/es")).es,
  calendar: "gregorian",
  number: String,
  comma: ", ",
  subject: (title, more) => `${title} + ${more} más`,
  also: (titles) => `Además: ${titles}`,
  newPosts: (count) => `${count} ${newPostsEs(count)}`,
  minutes: (count) => `${count}\u00A0min de lectura`,
  readOn: "Seguir leyendo",
  moreOnTheWeb: (count) => `y ${count} más en la web`,
  why: (site) => `Recibes este correo porque te suscribiste a ${site}.`,
  unsubscribe: "Darse de baja",
  viewInBrowser: "Ver en el navegador",
  feed: "Feed",
  editions: "Números anteriores",
};

const ja: Strings = {
  datePattern: "yyyy年M月d日",
  locale: async () => (await import("date-fns/locale/ja")).ja,
  calendar: "gregorian",
  number: String,
  comma: "、",
  subject: (title, more) => `${title}、ほか${more}件`,
  also: (titles) => `ほかに：${titles}`,
  newPosts: (count) => `新着記事${count}件`,
  minutes: (count) => `読了目安${count}分`,
  readOn: "続きを読む",
  moreOnTheWeb: (count) => `ほか${count}件はウェブで`,
  why: (site) => `このメールは「${site}」を購読されている方にお送りしています。`,
  unsubscribe: "購読を解除",
  viewInBrowser: "ブラウザで表示",
  feed: "フィード",
  editions: "バックナンバー",
};

const fa: Strings = {
  datePattern: "d MMMM yyyy",
  locale: async () => (await import("date-fns/locale/fa-IR")).faIR,
  calendar: "solar-hijri",
  number: persianNumber,
  comma: "، ",
  subject: (title, more) => `${title} و ${persianNumber(more)} نوشتهٔ دیگر`,
  also: (titles) => `همچنین: ${titles}`,
  newPosts: (count) => `${persianNumber(count)} نوشتهٔ تازه`,
  minutes: (count) => `${persianNumber(count)} دقیقه مطالعه`,
  readOn: "ادامهٔ مطلب",
  moreOnTheWeb: (count) => `و ${persianNumber(count)} نوشتهٔ دیگر در وب`,
  why: (site) => `این ایمیل را دریافت می‌کنید چون مشترک ${site} شده‌اید.`,
  unsubscribe: "لغو اشتراک",
  viewInBrowser: "دیدن در مرورگر",
  feed: "خوراک",
  editions: "شماره‌های پیشین",
};

const LANGUAGES: Readonly<Record<string, Strings>> = {
  en: enUs,
  "en-us": enUs,
  de,
  fr,
  es,
  ja,
  fa,
};

/** The strings of a BCP 47 tag such as `de-AT`; English where the language is not spoken here. */
export function stringsFor(tag: string): Strings {
  const lower = tag.toLowerCase();
  const [primary = ""] = lower.split("-");
  if (primary === "en") return LANGUAGES[lower] ?? en;
  return LANGUAGES[primary] ?? en;
}
