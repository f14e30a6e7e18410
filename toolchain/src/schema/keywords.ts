import { isObject, joinPointer } from '../source/pointer.ts';

/** What the value of a keyword holds: a schema, a list of schemas, schemas by name, or plain data. */
export type KeywordKind = 'schema' | 'list' | 'map' | 'data';

/** Every keyword of JSON Schema 2020-12, with where it holds schemas. */
export const keywordKinds: Readonly<Partial<Record<string, KeywordKind>>> = {
  $schema: 'data',
  $id: 'data',
  $ref: 'data',
  $anchor: 'data',
  $dynamicRef: 'data',
  $dynamicAnchor: 'data',
  $vocabulary: 'data',
  $comment: 'data',
  $defs: 'map',
  definitions: 'map',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  not: 'schema',
  if: 'schema',
  then: 'schema',
  else: 'schema',
  dependentSchemas: 'map',
  prefixItems: 'list',
  items: 'schema',
  contains: 'schema',
  properties: 'map',
  patternProperties: 'map',
  additionalProperties: 'schema',
  propertyNames: 'schema',
  unevaluatedItems: 'schema',
  unevaluatedProperties: 'schema',
  contentSchema: 'schema',
  type: 'data',
  enum: 'data',
  const: 'data',
  multipleOf: 'data',
  maximum: 'data',
  exclusiveMaximum: 'data',
  minimum: 'data',
  exclusiveMinimum: 'data',
  maxLength: 'data',
  minLength: 'data',
  pattern: 'data',
  maxItems: 'data',
  minItems: 'data',
  uniqueItems: 'data',
  maxContains: 'data',
  minContains: 'data',
  maxProperties: 'data',
  minProperties: 'data',
  required: 'data',
  dependentRequired: 'data',
  format: 'data',
  contentEncoding: 'data',
  contentMediaType: 'data',
  title: 'data',
  description: 'data',
  default: 'data',
  deprecated: 'data',
  readOnly: 'data',
  writeOnly: 'data',
  examples: 'data',
};

const kinds: ReadonlyMap<string, KeywordKind | undefined> = new Map(Object.entries(keywordKinds));

/** The kind of a keyword of a schema; undefined for unknown ones. */
export function keywordKind(keyword: string): KeywordKind | undefined {
  return kinds.get(keyword);
}

/** Calls `visit` with a schema and all schemas inside it, outermost first; boolean schemas too. */
export function walkSchema(
  schema: unknown,
  visit: (schema: unknown, pointer: string) => void,
  pointer = '',
): void {
  visit(schema, pointer);
  if (!isObject(schema)) return;
  for (const keyword of Object.keys(schema)) {
    const kind = kinds.get(keyword);
    if (kind === undefined || kind === 'data') continue;
    const at = `${pointer}/${keyword}`;
    for (const [child, childPointer] of childSchemas(keyword, schema[keyword], at))
      walkSchema(child, visit, childPointer);
  }
}

/** The schemas directly inside the value of one keyword, with their pointers. */
export function childSchemas(keyword: string, value: unknown, at: string): readonly [unknown, string][] {
  const kind = keywordKind(keyword);
  if (kind === 'schema') return isSchema(value) ? [[value, at]] : [];
  if (kind === 'list' && Array.isArray(value)) {
    return value.map((item: unknown, index) => [item, joinPointer(at, index)] as [unknown, string]);
  }
  if (kind === 'map' && isObject(value)) {
    return Object.keys(value).map((key) => [value[key], joinPointer(at, key)]);
  }
  return [];
}

/** An object or a boolean: what may stand where a schema is expected. */
export function isSchema(value: unknown): value is Record<string, unknown> | boolean {
  return typeof value === 'boolean' || isObject(value);
}
