import { bareJsonSchema } from "./schema.ts";
import { WORDS } from "./words.ts";

/** The part of JSON Schema, draft 7, that the configuration needs. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of `postrider.yaml`, with what every key means and examples. */
export function jsonSchema(): JsonSchema {
  const schema = withWords(bare(), "");
  return {
    ...schema,
    title: "postrider.yaml",
    description: "What Postrider has to know of a blog",
  };
}

/** The keys that may be written at that path; none where no keys are expected. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  let schemas: readonly JsonSchema[] = alternatives(bare());
  for (const step of path) {
    schemas = schemas.flatMap((schema) => {
      const next =
        typeof step === "number"
          ? schema.items
          : (schema.properties?.[step] ?? schemaOfAny(schema));
      return next ? alternatives(next) : [];
    });
  }
  return [...new Set(schemas.flatMap((schema) => Object.keys(schema.properties ?? {})))];
}

function bare(): JsonSchema {
  const schema = bareJsonSchema();
  if (!isSchema(schema)) throw new TypeError("a JSON Schema is an object");
  return schema;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null;
}

/** What stands behind keys whose names are free. */
function schemaOfAny({ additionalProperties }: JsonSchema): JsonSchema | undefined {
  return isSchema(additionalProperties) ? additionalProperties : undefined;
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ? schema.anyOf.flatMap(alternatives) : [schema];
}

function withWords(schema: JsonSchema, path: string): JsonSchema {
  const { properties, items, anyOf } = schema;
  const any = schemaOfAny(schema);
  return {
    ...schema,
    ...(any && { additionalProperties: propertiesWithWords({ "*": any }, path)["*"] }),
    ...(anyOf && { anyOf: anyOf.map((one) => withWords(one, path)) }),
    ...(items && { items: withWords(items, path) }),
    ...(properties && { properties: propertiesWithWords(properties, path) }),
  };
}

function propertiesWithWords(
  properties: Readonly<Record<string, JsonSchema>>,
  path: string,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const keyPath = path === "" ? key : `${path}.${key}`;
      const words = WORDS[keyPath];
      const said = words && { description: words.means, examples: words.examples };
      return [
        key,
        { ...(said && JSON.parse(JSON.stringify(said))), ...withWords(schema, keyPath) },
      ];
    }),
  );
}
