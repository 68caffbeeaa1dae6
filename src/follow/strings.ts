import { persianNumber, solarHijriDay } from "../lib/solar-hijri.ts";
import { wallOf } from "../lib/time.ts";
import type { Instant } from "../model/instant.ts";

/** Everything that the page for people says, in every language that the digest speaks. Plain text. */
export interface Strings {
  readonly follow: (site: string) => string;
  /** What a feed is, in two sentences. */
  readonly whatAFeedIs: string;
  readonly byFeed: string;
  readonly howToUse: string;
  /** For who has no reader yet. */
  readonly readers: string;
  readonly copy: string;
  /** What a screen reader says of the button beside that feed's address. */
  readonly copyOf: (feed: string) => string;
  readonly copied: string;
  /** Above the feeds of tags, authors and languages. */
  readonly moreFeeds: string;
  readonly byMail: string;
  readonly whatComesByMail: string;
  readonly signUp: string;
  readonly pastEditions: string;
  readonly newestPosts: string;
  /** What a browser shows above a feed that somebody opened in it. */
  readonly thisIsAFeed: (page: string) => string;
  /** A calendar day as people write it. */
  readonly day: (instant: Instant, zone: string) => string;
}

// date-fns would do this too, and takes longer to load than a build takes to run.
function days(months: string, write: (day: number, month: string, year: number) => string) {
  const names = months.split(" ");
  return (instant: Instant, zone: string): string => {
    const { day, month, year } = wallOf(instant, zone);
    return write(day, names[month - 1] ?? "", year);
  };
}

const ENGLISH_MONTHS =
  "January February March April May June July August September October November December";

const en: Strings = {
  follow: (site) => `Follow ${site}`,
  whatAFeedIs:
    "A feed is the list of a site’s newest posts, written for apps. A feed reader is such an app: it looks for new posts by itself and shows you each of them once, with no account here and no algorithm in between.",
  byFeed: "By feed",
  howToUse: "Copy an address into your feed reader. If in doubt, take the first.",
  readers: "No reader yet? NetNewsWire, Feeder, FreshRSS, Thunderbird and many others will do.",
  copy: "Copy",
  copyOf: (feed) => `Copy the address of the ${feed} feed`,
  copied: "Copied",
  moreFeeds: "More feeds",
  byMail: "By e-mail",
  whatComesByMail: "The newest posts, together in one mail.",
  signUp: "Subscribe by e-mail",
  pastEditions: "Past editions",
  newestPosts: "Newest posts",
  thisIsAFeed: (page) =>
    `This is a feed: copy its address into a feed reader to follow. How that works: ${page}`,
  day: days(ENGLISH_MONTHS, (day, month, year) => `${day} ${month} ${year}`),
};

/** As written in the United States, which is also what plain `en` means to CLDR. */
const enUs: Strings = {
  ...en,
  day: days(ENGLISH_MONTHS, (day, month, year) => `${month} ${day}, ${year}`),
};

const de: Strings = {
  follow: (site) => `${site} folgen`,
  whatAFeedIs:
    "Ein Feed ist die Liste der neuesten Beiträge einer Website, geschrieben für Apps. Ein Feedreader ist eine solche App: Er sucht selbst nach neuen Beiträgen und zeigt jeden genau einmal, ohne Konto auf dieser Seite und ohne Algorithmus dazwischen.",
  byFeed: "Per Feed",
  howToUse: "Eine der Adressen in den Feedreader kopieren. Im Zweifel die erste.",
  readers:
    "Noch kein Feedreader? NetNewsWire, Feeder, FreshRSS, Thunderbird und viele andere eignen sich.",
  copy: "Kopieren",
  copyOf: (feed) => `Adresse des ${feed}-Feeds kopieren`,
  copied: "Kopiert",
  moreFeeds: "Weitere Feeds",
  byMail: "Per E-Mail",
  whatComesByMail: "Die neuesten Beiträge, gesammelt in einer E-Mail.",
  signUp: "Per E-Mail abonnieren",
  pastEditions: "Frühere Ausgaben",
  newestPosts: "Neueste Beiträge",
  thisIsAFeed: (page) =>
    `Dies ist ein Feed: Seine Adresse gehört in einen Feedreader. Wie das geht: ${page}`,
  day: days(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    (day, month, year) => `${day}. ${month} ${year}`,
  ),
};

const fr: Strings = {
  follow: (site) => `Suivre ${site}`,
  whatAFeedIs:
    "Un flux est la liste des derniers articles d’un site, écrite pour des applications. Un lecteur de flux est une telle application\u00A0: il cherche lui-même les nouveaux articles et vous montre chacun une seule fois, sans compte ici et sans algorithme entre vous et le site.",
  byFeed: "Par flux",
  howToUse: "Copiez une adresse dans votre lecteur de flux. Dans le doute, prenez la première.",
  readers:
    "Pas encore de lecteur\u00A0? NetNewsWire, Feeder, FreshRSS, Thunderbird et bien d’autres conviennent.",
  copy: "Copier",
  copyOf: (feed) => `Copier l’adresse du flux ${feed}`,
  copied: "Copié",
  moreFeeds: "D’autres flux",
  byMail: "Par e-mail",
  whatComesByMail: "Les derniers articles, réunis dans un seul e-mail.",
  signUp: "S’abonner par e-mail",
  pastEditions: "Éditions précédentes",
  newestPosts: "Derniers articles",
  thisIsAFeed: (page) =>
    `Ceci est un flux\u00A0: copiez son adresse dans un lecteur de flux pour suivre ce site. Comment faire\u00A0: ${page}`,
  day: days(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    (day, month, year) => `${day === 1 ? "1er" : day} ${month} ${year}`,
  ),
};

const es: Strings = {
  follow: (site) => `Seguir ${site}`,
  whatAFeedIs:
    "Un feed es la lista de las entradas más recientes de un sitio, escrita para aplicaciones. Un lector de feeds es una de esas aplicaciones: busca por sí mismo las entradas nuevas y te muestra cada una una sola vez, sin cuenta aquí y sin algoritmo de por medio.",
  byFeed: "Por feed",
  howToUse: "Copia una dirección en tu lector de feeds. Si dudas, elige la primera.",
  readers:
    "¿Aún no tienes lector? Sirven NetNewsWire, Feeder, FreshRSS, Thunderbird y muchos otros.",
  copy: "Copiar",
  copyOf: (feed) => `Copiar la dirección del feed ${feed}`,
  copied: "Copiada",
  moreFeeds: "Más feeds",
  byMail: "Por correo",
  whatComesByMail: "Las entradas más recientes, juntas en un solo correo.",
  signUp: "Suscribirse por correo",
  pastEditions: "Ediciones anteriores",
  newestPosts: "Entradas recientes",
  thisIsAFeed: (page) =>
    `Esto es un feed: copia su dirección en un lector de feeds para seguir este sitio. Cómo se hace: ${page}`,
  day: days(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    (day, month, year) => `${day} de ${month} de ${year}`,
  ),
};

const ja: Strings = {
  follow: (site) => `${site}をフォロー`,
  whatAFeedIs:
    "フィードとは、サイトの新着記事をアプリ向けに書き出した一覧です。フィードリーダーはそれを読むアプリで、新しい記事を自動で見つけて一度ずつ届けます。このサイトのアカウントも、おすすめのアルゴリズムも要りません。",
  byFeed: "フィードで読む",
  howToUse: "アドレスをフィードリーダーにコピーしてください。迷ったら最初のものをどうぞ。",
  readers:
    "リーダーをお持ちでない方は、NetNewsWire、Feeder、FreshRSS、Thunderbirdなどをお使いください。",
  copy: "コピー",
  copyOf: (feed) => `${feed}フィードのアドレスをコピー`,
  copied: "コピーしました",
  moreFeeds: "ほかのフィード",
  byMail: "メールで読む",
  whatComesByMail: "新着記事を一通のメールにまとめてお届けします。",
  signUp: "メールで購読",
  pastEditions: "これまでの号",
  newestPosts: "新着記事",
  thisIsAFeed: (page) =>
    `これはフィードです。アドレスをフィードリーダーにコピーすると購読できます。使い方：${page}`,
  day: days("1 2 3 4 5 6 7 8 9 10 11 12", (day, month, year) => `${year}年${month}月${day}日`),
};

const fa: Strings = {
  follow: (site) => `دنبال کردن ${site}`,
  whatAFeedIs:
    "خوراک فهرست تازه‌ترین نوشته‌های یک سایت است که برای برنامه‌ها نوشته می‌شود. خوراک‌خوان چنین برنامه‌ای است: خودش نوشته‌های تازه را پیدا می‌کند و هر کدام را یک بار نشان می‌دهد، بدون حساب کاربری در این‌جا و بدون هیچ الگوریتمی در میان.",
  byFeed: "با خوراک",
  howToUse: "یکی از نشانی‌ها را در خوراک‌خوان خود کپی کنید. اگر تردید دارید، نخستین را بردارید.",
  readers:
    "هنوز خوراک‌خوان ندارید؟ NetNewsWire، Feeder، FreshRSS، Thunderbird و بسیاری دیگر مناسب‌اند.",
  copy: "کپی",
  copyOf: (feed) => `کپی نشانی خوراک ${feed}`,
  copied: "کپی شد",
  moreFeeds: "خوراک‌های دیگر",
  byMail: "با ایمیل",
  whatComesByMail: "تازه‌ترین نوشته‌ها، یک‌جا در یک ایمیل.",
  signUp: "اشتراک با ایمیل",
  pastEditions: "شماره‌های پیشین",
  newestPosts: "تازه‌ترین نوشته‌ها",
  thisIsAFeed: (page) =>
    `این یک خوراک است: برای دنبال کردن، نشانی آن را در خوراک‌خوان کپی کنید. راهنما: ${page}`,
  day(instant, zone) {
    const { day, month, year } = solarHijriDay(instant, zone);
    return `${persianNumber(day)} ${month} ${persianNumber(year)}`;
  },
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

/** The language of those strings, for `lang`: the site's own, or English. */
export function languageSpoken(tag: string): string {
  const [primary = ""] = tag.toLowerCase().split("-");
  return primary in LANGUAGES ? tag : "en";
}
