/** Where Postrider's own files stand in a project. */
export const CONFIG_FILE = "postrider.yaml";
export const LOCK_FILE = "postrider.lock";
export const LEDGER_FILE = "postrider.db";
export const CACHE_FOLDER = ".postrider";
/** What one build remembers for the next. */
export const LAST_BUILD = `${CACHE_FOLDER}/last-build.json`;
