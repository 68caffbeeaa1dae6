/** TXT records (RFC 1035, 3.3.14) and the lists of tags that stand in them (RFC 6376, 3.2). */

/** What DNS answers: the records there, none included, or why there is no answer. */
export type TxtAnswer = { readonly records: readonly string[] } | { readonly failed: string };

/** Asks DNS. */
export type TxtLookup = (name: string) => Promise<TxtAnswer>;

/** `v=DKIM1; k=rsa; p=…` as names in lower case and values without white space around them. */
export function tagsOf(record: string): ReadonlyMap<string, string> {
  const pairs = record.split(";").flatMap((tag) => {
    const [name = "", ...value] = tag.split("=");
    return name.trim() === "" ? [] : [[name.trim().toLowerCase(), value.join("=").trim()] as const];
  });
  return new Map(pairs);
}

/** What to say where DNS does not answer. */
export const TRY_AGAIN = "try again where the internet can be reached";
