import { isSchemaObject, type SchemaObject } from '../schema/walk.ts';
import type { JsonType } from './type-context.ts';
import { keyword, literal, union, type TypeNode } from './type-node.ts';

/** The values of `enum` or `const` that are of an allowed type, as a union. */
export function literalTypes(schema: SchemaObject, allowed: readonly JsonType[]): TypeNode {
  const values: readonly unknown[] = 'const' in schema ? [schema.const] : (schema.enum as unknown[]);
  return union(values.filter((value) => allowed.includes(typeOfValue(value))).map(valueNode));
}

function valueNode(value: unknown): TypeNode {
  if (typeof value === 'string' || typeof value === 'boolean') return literal(value);
  // `-0` and `0` are one JSON number, and a type has no Infinity.
  if (typeof value === 'number')
    return Number.isFinite(value) ? literal(value === 0 ? 0 : value) : keyword('number');
  if (Array.isArray(value)) {
    return {
      kind: 'tuple',
      items: value.map((item: unknown) => ({ type: valueNode(item), optional: false })),
    };
  }
  if (!isSchemaObject(value)) return keyword('null');
  const properties = Object.entries(value).map(([name, item]) => ({ name, type: valueNode(item) }));
  return { kind: 'object', properties };
}

function typeOfValue(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'boolean' || type === 'number' ? type : 'object';
}
