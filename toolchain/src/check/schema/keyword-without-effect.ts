import { describeTypes, isTypeName } from '../../schema/describe.ts';
import { isEqual } from '../../schema/equal.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = ['string'];
const number = ['number', 'integer'];
const list = ['array'];
const object = ['object'];

/** The types that each keyword judges; all others pass it. */
const judged: Readonly<Record<string, readonly string[]>> = {
  minLength: text,
  maxLength: text,
  pattern: text,
  format: text,
  contentEncoding: text,
  contentMediaType: text,
  contentSchema: text,
  multipleOf: number,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  prefixItems: list,
  items: list,
  contains: list,
  minItems: list,
  maxItems: list,
  uniqueItems: list,
  minContains: list,
  maxContains: list,
  unevaluatedItems: list,
  properties: object,
  patternProperties: object,
  additionalProperties: object,
  propertyNames: object,
  required: object,
  minProperties: object,
  maxProperties: object,
  dependentRequired: object,
  dependentSchemas: object,
  unevaluatedProperties: object,
};

/** Keywords that another one takes the effect from, or that lack one: why, or undefined. */
const reasons: Readonly<Record<string, (schema: Schema) => string | undefined>> = {
  then: (schema) => lacks(schema, 'if'),
  else: (schema) => lacks(schema, 'if'),
  if: (schema) =>
    'then' in schema || 'else' in schema ? undefined : '"if" judges nothing without "then" or "else"',
  minContains: (schema) => lacks(schema, 'contains'),
  maxContains: (schema) => lacks(schema, 'contains'),
  contains: (schema) =>
    schema.minContains === 0 && !('maxContains' in schema) && !('unevaluatedItems' in schema)
      ? '"contains" passes every list: minContains is 0 and there is no maxContains'
      : undefined,
  contentSchema: (schema) => lacks(schema, 'contentMediaType'),
  unevaluatedProperties: (schema) => leavesNothing(schema, 'unevaluatedProperties', 'additionalProperties'),
  unevaluatedItems: (schema) => leavesNothing(schema, 'unevaluatedItems', 'items'),
  items: ({ prefixItems, maxItems }) =>
    typeof maxItems === 'number' && Array.isArray(prefixItems) && maxItems <= prefixItems.length
      ? `"items" judges nothing: maxItems ${maxItems} leaves no item after the ${prefixItems.length} of prefixItems`
      : undefined,
  enum: ({ const: only, enum: values }) =>
    only !== undefined && Array.isArray(values) && values.some((value) => isEqual(value, only))
      ? '"enum" judges nothing beside "const"'
      : undefined,
  minimum: (schema) => weaker(schema, ['minimum', 'exclusiveMinimum'], -1),
  exclusiveMinimum: (schema) => weaker(schema, ['exclusiveMinimum', 'minimum'], -1),
  maximum: (schema) => weaker(schema, ['maximum', 'exclusiveMaximum'], 1),
  exclusiveMaximum: (schema) => weaker(schema, ['exclusiveMaximum', 'maximum'], 1),
};

export const schemaKeywordWithoutEffect: Rule = {
  id: 'SCHEMA_KEYWORD_WITHOUT_EFFECT',
  severity: 'warning',
  summary: 'A keyword judges nothing where it stands.',
  each: 'schema',
  check: ({ place, schema }, report) => {
    const types = typesOf(schema);
    for (const keyword of Object.keys(schema)) {
      const reason =
        wrongType(keyword, types) ??
        (Object.hasOwn(reasons, keyword) ? reasons[keyword]?.(schema) : undefined);
      if (reason !== undefined) report({ place: below(place, keyword), part: 'key', message: reason });
    }
  },
};

/** The types that a schema names itself; undefined where it leaves them open, or names one that is none. */
function typesOf({ type }: Schema): readonly string[] | undefined {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const known = types.filter((name) => typeof name === 'string').filter(isTypeName);
  return known.length === types.length && known.length > 0 ? known : undefined;
}

function wrongType(keyword: string, types: readonly string[] | undefined): string | undefined {
  const wanted = Object.hasOwn(judged, keyword) ? judged[keyword] : undefined;
  if (wanted === undefined || types === undefined || types.some((type) => wanted.includes(type)))
    return undefined;
  return `"${keyword}" judges ${describeTypes(wanted.slice(0, 1))}, and the type is ${describeTypes(types)}`;
}

function lacks(schema: Schema, other: string): string | undefined {
  return other in schema ? undefined : `this judges nothing without "${other}"`;
}

function leavesNothing(schema: Schema, keyword: string, other: string): string | undefined {
  return other in schema ? `"${keyword}" judges nothing: "${other}" leaves nothing unevaluated` : undefined;
}

/** Of two limits in the same direction one decides: the narrower, and of equals the exclusive one. */
function weaker(
  schema: Schema,
  [keyword, other]: readonly [string, string],
  direction: 1 | -1,
): string | undefined {
  const [limit, otherLimit] = [schema[keyword], schema[other]];
  if (typeof limit !== 'number' || typeof otherLimit !== 'number') return undefined;
  const distance = (limit - otherLimit) * direction;
  if (distance < 0 || (distance === 0 && keyword.startsWith('exclusive'))) return undefined;
  return `"${keyword}" ${limit} judges nothing beside ${other} ${otherLimit}`;
}
