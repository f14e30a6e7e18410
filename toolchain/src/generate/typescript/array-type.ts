import { schemaAt, schemaList, type Schema, type SchemaObject } from '../schema/walk.ts';
import type { TypeContext } from './type-context.ts';
import { isKeyword, keyword, type TypeNode } from './type-node.ts';

const keywords = ['items', 'prefixItems', 'unevaluatedItems'];
const inPlace = ['allOf', 'anyOf', 'oneOf', 'if', 'contains', '$ref', '$dynamicRef', 'dependentSchemas'];
/** Longer tuples are arrays: nobody reads them, and the compiler has limits. */
const longestTuple = 64;

export function hasArrayKeywords(schema: SchemaObject): boolean {
  return keywords.some((name) => name in schema);
}

/**
 * `T[]`, or a tuple where the first items have schemas of their own. `minItems` alone keeps it an array: one could not
 * send a computed array otherwise.
 */
export function arrayType(schema: SchemaObject, context: TypeContext): TypeNode {
  const prefix = schemaList(schema, 'prefixItems');
  if (prefix.length > longestTuple) return { kind: 'array', item: keyword('unknown') };
  const rest = context.valueType(restSchema(schema, context));
  if (prefix.length === 0) return { kind: 'array', item: rest };
  const least = numberOf(schema, 'minItems', 0);
  const most = numberOf(schema, 'maxItems', Infinity);
  const items = prefix
    .slice(0, most)
    .map((item, index) => ({ type: context.valueType(item), optional: index >= least }));
  const hasRest = most > prefix.length && !isKeyword(rest, 'never');
  return hasRest ? { kind: 'tuple', items, rest } : { kind: 'tuple', items };
}

function restSchema(schema: SchemaObject, context: TypeContext): Schema {
  const isClosed = schema.unevaluatedItems === false && !inPlace.some((name) => name in schema);
  const items = schemaAt(schema, 'items');
  // Around it, `unevaluatedItems` may count what this schema leaves to others: only its own items are certain.
  return items ?? !(isClosed && context.objects === 'open');
}

function numberOf(schema: SchemaObject, name: string, fallback: number): number {
  const value = schema[name];
  return typeof value === 'number' && value >= 0 ? value : fallback;
}
