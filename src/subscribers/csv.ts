import { addressKey } from "../lib/address.ts";
import { checkAddress, mailboxName, readMailbox } from "../lib/mailbox.ts";
import { type Instant, toRfc3339 } from "../model/instant.ts";
import type { Place, Problem } from "../model/problem.ts";
import type { Subscriber, SubscriberState } from "../model/subscriber.ts";
import { type Column, type Columns, columnsOfHeader, ignoredNames } from "./columns.ts";
import { neutraliseFormula, restoreFormula } from "./formula.ts";
import * as problem from "./problems.ts";
import { type CsvField, csvRecords, formatCsvRecord, separatorOf } from "./rfc4180.ts";
import { readSignUpDate } from "./sign-up-date.ts";
import { isStricter, wishOf } from "./wish.ts";

/** One reader of an imported list, before there is an id. */
export interface SubscriberRow {
  readonly address: string;
  readonly name?: string;
  readonly state: SubscriberState;
  /** When they asked for it, where the list says so. */
  readonly since?: Instant;
  /** Where they asked for it, where the list says so. */
  readonly source?: string;
}

/**
 * Reads a list of readers: CSV with a header row, as mail services export it and spreadsheets save it,
 * or bare addresses, one a line. Every address comes once, with the strictest of the wishes that its
 * rows tell; who never confirmed, and whose wish is unclear, is left out. Problems name lines and
 * columns and hold no address and no line of the file: they may end up in a log.
 *
 * @param file the path to name in Problems
 */
export function readSubscribers(
  text: string,
  file: string,
): { readonly rows: readonly SubscriberRow[]; readonly problems: readonly Problem[] } {
  if (text.includes("\u0000")) return { rows: [], problems: [problem.notText(file)] };
  const list: List = { rows: new Map(), problems: [], repeated: [], unconfirmed: [], eai: [] };
  const { separator, body, before } = separatorOf(text);
  const waiting: (readonly CsvField[])[] = [];
  let columns: Columns | undefined;
  const place = ({ line, column }: CsvField): Place => ({ file, line: line + before, column });
  for (const { fields, unclosed } of csvRecords(body, separator)) {
    if (unclosed) list.problems.push(problem.quoteNotClosed(place(unclosed)));
    if (unclosed || fields.every(isBlank)) continue;
    if (columns === undefined && !fields.some(mentionsAt)) {
      columns = columnsOfHeader(fields);
      const ignored = ignoredNames(fields, columns);
      if (ignored.length > 0) list.problems.push(problem.columnsIgnored(file, ignored));
      continue;
    }
    columns ??= columnsOfBareRow(fields);
    // A header in words that we do not know: the first address tells which column it is.
    if (!columns.email && fields.some(isAddress))
      columns = { ...columns, ...columnsOfBareRow(fields) };
    waiting.push(fields);
    if (columns.email)
      for (const record of waiting.splice(0)) readRow(record, columns, place, list);
  }
  if (!columns?.email) list.problems.push(problem.noAddresses(file));
  if (text.includes("\uFFFD")) list.problems.push(problem.notUtf8(file));
  return { rows: [...list.rows.values()], problems: allProblems(list) };
}

/** The subscribers as a CSV file that `readSubscribers` reads back, with no cell that is a formula. */
export function writeSubscribers(subscribers: Iterable<Subscriber>): string {
  let text = formatCsvRecord(["email", "name", "status", "since", "source"]);
  for (const { address, name = "", state, since, source } of subscribers) {
    const cells = [address, name, state, toRfc3339(since), source];
    text += formatCsvRecord(cells.map(neutraliseFormula));
  }
  return text;
}

interface List {
  readonly rows: Map<string, SubscriberRow>;
  readonly problems: Problem[];
  readonly repeated: Place[];
  readonly unconfirmed: Place[];
  readonly eai: Place[];
}

function isBlank({ text }: CsvField): boolean {
  return text.trim() === "";
}

function mentionsAt({ text }: CsvField): boolean {
  return text.includes("@");
}

function isAddress({ text }: CsvField): boolean {
  return "mailbox" in readMailbox(restoreFormula(text.trim()));
}

// Two columns without a header are an address and a name, whichever comes first.
function columnsOfBareRow(fields: readonly CsvField[]): Columns {
  const address = fields.findIndex(isAddress);
  const email = address < 0 ? fields.findIndex(mentionsAt) : address;
  return fields.length === 2 ? { email: [email], name: [1 - email] } : { email: [email] };
}

function readRow(
  fields: readonly CsvField[],
  columns: Columns,
  placeOf: (field: CsvField) => Place,
  list: List,
): void {
  const cells = (column: Column): string[] =>
    (columns[column] ?? []).map((index) => restoreFormula(fields[index]?.text.trim() ?? ""));
  const field = fields[columns.email?.[0] ?? 0];
  if (!field) return;
  const place = placeOf(field);
  const read = readMailbox(cells("email")[0] ?? "");
  if ("why" in read) return void list.problems.push(problem.addressInvalid(place, read.why));
  const { address } = read.mailbox;
  const wish = wishOf(cells);
  if (wish === "unconfirmed") return void list.unconfirmed.push(place);
  if (typeof wish === "object")
    return void list.problems.push(problem.wishUnclear(place, wish.unclear));
  const both = [...cells("firstName").slice(0, 1), ...cells("lastName").slice(0, 1)].join(" ");
  const name = nameOf([...cells("name"), both, read.mailbox.name ?? ""], address);
  const since = cells("since")
    .map(readSignUpDate)
    .find((date) => date !== undefined);
  const source = cells("source").find((cell) => cell !== "");
  const row = {
    address,
    state: wish,
    ...(name === undefined ? {} : { name }),
    ...(since === undefined ? {} : { since }),
    ...(source === undefined ? {} : { source: mailboxName(source) }),
  };
  keep(row, place, list);
}

function keep(row: SubscriberRow, place: Place, list: List): void {
  const key = addressKey(row.address);
  const earlier = list.rows.get(key);
  if (earlier) list.repeated.push(place);
  const check = checkAddress(row.address);
  if (!earlier && check.ok && check.smtputf8) list.eai.push(place);
  const stricter = !earlier || isStricter(row.state, earlier.state);
  if (stricter) list.rows.set(key, { ...earlier, ...row });
}

const LONGEST_NAME = 200;

function nameOf(candidates: readonly string[], address: string): string | undefined {
  const name = candidates.map(mailboxName).find((candidate) => candidate !== "");
  return name === undefined || addressKey(name) === addressKey(address)
    ? undefined
    : Array.from(name).slice(0, LONGEST_NAME).join("");
}

function allProblems({ problems, repeated, unconfirmed, eai }: List): Problem[] {
  const all = [...problems];
  if (unconfirmed[0]) all.push(problem.neverConfirmed(unconfirmed[0], unconfirmed.length));
  if (repeated[0]) all.push(problem.repeated(repeated[0], repeated.length));
  if (eai[0]) all.push(problem.needsSmtpUtf8(eai[0], eai.length));
  return all;
}
