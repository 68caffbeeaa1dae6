/** Months and days as generators name them in addresses and texts, whatever the language of the site. */

export const MONTHS: readonly string[] =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** From Sunday on, as `getUTCDay` counts. */
export const WEEKDAYS: readonly string[] =
  "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
