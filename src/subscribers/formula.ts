/**
 * Spreadsheets take a cell for a formula that begins with one of these, full-width forms included, and
 * what a stranger signed up as would be run by whoever opens the list. An apostrophe in front makes it text.
 */
const FORMULA = "[=+\\-@\\t\\r\\n＝＋－＠]";
const DANGEROUS = new RegExp(`^'*${FORMULA}`);
const NEUTRALISED = new RegExp(`^'(?='*${FORMULA})`);

/** The value as no spreadsheet runs it. `restoreFormula` gives back exactly what went in. */
export function neutraliseFormula(value: string): string {
  return DANGEROUS.test(value) ? `'${value}` : value;
}

/** The value that was neutralised, by us or by another tool of the same habit. */
export function restoreFormula(cell: string): string {
  return cell.replace(NEUTRALISED, "");
}
