import { isObject, joinPointer, valueAt } from '../../source/pointer.ts';
import type { Slot } from './slot.ts';

const general = [
  'type',
  'description',
  'title',
  'examples',
  'enum',
  'const',
  '$ref',
  'default',
  'deprecated',
];

const byType: Readonly<Partial<Record<string, readonly string[]>>> = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'minProperties',
    'maxProperties',
  ],
  array: [
    'items',
    'minItems',
    'maxItems',
    'uniqueItems',
    'prefixItems',
    'contains',
    'minContains',
    'maxContains',
    'unevaluatedItems',
  ],
  string: [
    'format',
    'minLength',
    'maxLength',
    'pattern',
    'contentEncoding',
    'contentMediaType',
    'contentSchema',
  ],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

/** Where a keyword stands among others: those for the type of the schema first. Undefined: it has no effect there. */
export function keywordRank({ entry }: Slot, keys: readonly string[], keyword: string): number | undefined {
  const schema = valueAt(entry.document.value, joinPointer('', ...keys));
  const types = isObject(schema) ? [schema.type].flat() : [];
  const own = types.flatMap((type) => byType[type === 'integer' ? 'number' : String(type)] ?? []);
  const index = own.indexOf(keyword);
  if (index >= 0) return index;
  if (general.includes(keyword)) return 20 + general.indexOf(keyword);
  const isOfOther = Object.values(byType).some((list) => list?.includes(keyword));
  if (isOfOther) return types.some((type) => type !== undefined) ? undefined : 40;
  return keyword.startsWith('$') ? 70 : 60;
}
