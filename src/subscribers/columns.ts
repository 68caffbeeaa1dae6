import type { CsvField } from "./rfc4180.ts";

/**
 * Which column tells what. Names are those of Mailchimp, Buttondown, Substack, Ghost, listmonk and
 * MailerLite exports and of lists kept by hand, letters and digits only; the first that is there wins.
 */
const HEADERS = {
  email: [
    "email",
    "emailaddress",
    "mail",
    "mailaddress",
    "subscriber",
    "subscriberemail",
    "useremail",
    "contactemail",
    "adresseemail",
    "emailadresse",
    "correoelectronico",
    "courriel",
    "address",
  ],
  name: ["name", "fullname", "displayname", "subscribername", "nickname"],
  firstName: ["firstname", "fname", "givenname", "forename", "vorname", "prenom", "nombre"],
  lastName: ["lastname", "lname", "surname", "familyname", "nachname", "nom", "apellido"],
  status: ["status", "state", "subscriptionstatus", "memberstatus", "emailstatus"],
  kind: ["type", "subscribertype"],
  wants: ["subscribed", "issubscribed", "subscribedtoemails", "optin", "optedin"],
  confirmed: ["confirmed", "isconfirmed", "doubleoptin"],
  stopped: [
    "unsubscribed",
    "isunsubscribed",
    "unsubscribedat",
    "unsubscribedate",
    "unsubscribetime",
    "unsubscriptiondate",
    "unsubtime",
    "emaildisabled",
    "optout",
    "optedout",
    "deletedat",
  ],
  suppressed: ["cleantime", "bounced", "bouncedat", "blocked", "blacklisted", "blocklisted"],
  since: [
    "since",
    "confirmtime",
    "confirmedat",
    "optintime",
    "subscribedat",
    "creationdate",
    "createdat",
    "created",
    "signupdate",
    "subscribedate",
    "dateadded",
    "joined",
    "startdate",
  ],
  source: ["source", "signupsource"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Column = keyof typeof HEADERS;

/** The place of each column that was recognised: its index in every record. */
export type Columns = Readonly<Partial<Record<Column, readonly number[]>>>;

/** Columns by their headers, best first; without `email` the record is no header that we know. */
export function columnsOfHeader(fields: readonly CsvField[]): Columns {
  const names = fields.map(({ text }) => plainName(text));
  const columns: Partial<Record<Column, number[]>> = {};
  for (const [column, known] of Object.entries(HEADERS)) {
    const places = known.map((name) => names.indexOf(name)).filter((place) => place >= 0);
    if (places.length > 0 && isColumn(column)) columns[column] = places;
  }
  return columns;
}

/** The headers that say nothing to us. */
export function ignoredNames(fields: readonly CsvField[], columns: Columns): string[] {
  const used = Object.values(columns).flat();
  return fields
    .filter(({ text }, index) => text.trim() !== "" && !used.includes(index))
    .map(({ text }) => text.trim());
}

function isColumn(name: string): name is Column {
  return name in HEADERS;
}

/** `E-Mail Address` and `email_address` are the same name; accents are left off. */
export function plainName(header: string): string {
  return header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
