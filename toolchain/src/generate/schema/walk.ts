import { keywordKind } from '../../schema/keywords.ts';

export type Schema = boolean | SchemaObject;
export type SchemaObject = Readonly<Record<string, unknown>>;

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value);
}

/** The schema that a keyword holds; undefined where it holds none. */
export function schemaAt(schema: SchemaObject, keyword: string): Schema | undefined {
  const value = schema[keyword];
  return isSchema(value) ? value : undefined;
}

export function schemaList(schema: SchemaObject, keyword: string): readonly Schema[] {
  const value = schema[keyword];
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

export function schemaMap(schema: SchemaObject, keyword: string): readonly (readonly [string, Schema])[] {
  const value = schema[keyword];
  if (!isSchemaObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => (isSchema(item) ? [[name, item] as const] : []));
}

/** The schemas directly inside a schema. */
function subschemas(schema: SchemaObject): readonly Schema[] {
  return Object.keys(schema).flatMap((keyword): readonly Schema[] => {
    switch (keywordKind(keyword)) {
      case 'schema':
        return [schemaAt(schema, keyword) ?? []].flat();
      case 'list':
        return schemaList(schema, keyword);
      case 'map':
        return schemaMap(schema, keyword).map(([, value]) => value);
      default:
        return [];
    }
  });
}

/** The schema and all schemas inside it. */
export function allSchemas(root: Schema): readonly SchemaObject[] {
  const found: SchemaObject[] = [];
  const queue: Schema[] = [root];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (typeof schema === 'boolean') continue;
    found.push(schema);
    queue.push(...subschemas(schema));
  }
  return found;
}

/** A copy in which every schema, innermost last, went through `change`. */
export function mapSchemas(root: Schema, change: (schema: SchemaObject) => SchemaObject): Schema {
  if (typeof root === 'boolean') return root;
  const inner = (schema: Schema): Schema => mapSchemas(schema, change);
  return Object.fromEntries(
    Object.entries(change(root)).map(([keyword, value]) => [keyword, mapKeyword(keyword, value, inner)]),
  );
}

function mapKeyword(keyword: string, value: unknown, inner: (schema: Schema) => Schema): unknown {
  const change = (item: unknown): unknown => (isSchemaObject(item) ? inner(item) : item);
  const kind = keywordKind(keyword);
  if (kind === 'schema') return change(value);
  if (kind === 'list' && Array.isArray(value)) return value.map(change);
  if (kind === 'map' && isSchemaObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item)]));
  }
  return value;
}
