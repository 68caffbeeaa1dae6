/** Writes postrider.schema.json, which editors complete and check postrider.yaml with. */
import { writeFileSync } from "node:fs";
import { format } from "oxfmt";
import { jsonSchema } from "../src/config/json-schema.ts";

const FILE = "postrider.schema.json";
const { code, errors } = await format(FILE, JSON.stringify(jsonSchema()), { printWidth: 100 });
if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
writeFileSync(new URL(`../${FILE}`, import.meta.url), code);
