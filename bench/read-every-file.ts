/**
 * The floor that no build can be below: starts Node, reads every file of a folder whole, and leaves.
 *
 *     node bench/read-every-file.ts DIR
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? ".";
for (const name of readdirSync(folder)) readFileSync(join(folder, name));
