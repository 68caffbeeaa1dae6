/** Prints `N passed, N failed` from the JSON reports of vitest named as arguments, all added up. */
import { readFileSync } from "node:fs";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
}

let passed = 0;
let failed = 0;
let success = true;
for (const path of process.argv.slice(2)) {
  const report = JSON.parse(readFileSync(path, "utf8")) as Report;
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  success &&= report.success;
}
// A file that does not load fails without a test of its own to blame.
if (!success && failed === 0) failed = 1;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
