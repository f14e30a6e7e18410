import { agentSchema, channelsSchema, configSchema } from '@parley/schemas';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { keywordKind } from '../../schema/keywords.ts';
import { isObject, valueAt } from '../../source/pointer.ts';

/** What says what a schema is stands before what it allows, and that before its parts. */
const keywordOrder = [
  '$schema',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$comment',
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$ref',
  '$dynamicRef',
  'type',
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'required',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'prefixItems',
  'items',
  'unevaluatedItems',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'default',
  'examples',
  'x-parley-sensitive',
  '$defs',
] as const;

const roots = { channel: channelsSchema, agent: agentSchema, config: configSchema } as const;

/** The keys of an object of a document in the order in which people write them; undefined where order is theirs. */
export function keyOrder(
  kind: WorkspaceDocument['kind'],
  keys: readonly string[],
): readonly string[] | undefined {
  if (kind === 'other') return undefined;
  if (kind === 'message') return isSchemaPlace(keys) ? keywordOrder : undefined;
  if (kind === 'channel' && keys[0] === 'channels' && keys[2] === 'parameters' && keys.length > 3)
    return isSchemaPlace(keys.slice(4)) ? keywordOrder : undefined;
  const root: unknown = roots[kind];
  let schema: unknown = root;
  for (const key of keys) schema = memberOf(root, schema, key);
  const members = objectsOf(root, schema).flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  );
  // What a file is stands in front.
  return members.length === 0 ? undefined : ['$schema', '$comment', ...members];
}

function isSchemaPlace([keyword, ...rest]: readonly string[]): boolean {
  if (keyword === undefined) return true;
  const kind = keywordKind(keyword);
  if (kind === 'schema') return isSchemaPlace(rest);
  return (kind === 'map' || kind === 'list') && rest.length > 0 && isSchemaPlace(rest.slice(1));
}

type SchemaObject = Readonly<Record<string, unknown>>;

/** A schema and what it says by `$ref` and alternatives. */
function objectsOf(root: unknown, schema: unknown): readonly SchemaObject[] {
  if (!isObject(schema)) return [];
  const { $ref, anyOf, oneOf } = schema;
  const target = typeof $ref === 'string' ? objectsOf(root, valueAt(root, $ref.slice(1))) : [];
  const branches = [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  return [schema, ...target, ...branches.flatMap((branch) => objectsOf(root, branch))];
}

function memberOf(root: unknown, schema: unknown, key: string): unknown {
  for (const { properties, additionalProperties, items } of objectsOf(root, schema)) {
    if (isObject(properties) && Object.hasOwn(properties, key)) return properties[key];
    if (isObject(additionalProperties)) return additionalProperties;
    if (isObject(items) && /^\d+$/.test(key)) return items;
  }
  return undefined;
}
