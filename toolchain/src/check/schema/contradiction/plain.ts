import { isObject } from '../../../source/pointer.ts';
import { judgingKeywords } from './conjuncts.ts';

/** By type: keywords that leave a value to every schema, each on its own and all together. */
const harmless: Readonly<Partial<Record<string, ReadonlySet<string>>>> = {
  null: new Set(['type']),
  boolean: new Set(['type']),
  string: new Set(['type', 'maxLength', 'pattern', 'format']),
  integer: new Set(['type', 'minimum', 'maximum']),
  number: new Set(['type', 'minimum', 'maximum']),
  array: new Set(['type', 'items', 'maxItems', 'uniqueItems']),
  object: new Set(['type', 'properties', 'additionalProperties', 'maxProperties']),
};

/** Whether it is plain without a search that some value is valid by a schema; most schemas are like that. */
export function isPlain(schema: unknown): boolean {
  if (!isObject(schema)) return schema === true;
  const keywords = judgingKeywords(schema);
  const [only] = keywords;
  if (only === undefined) return true;
  if (keywords.length === 1 && only === 'enum') return Array.isArray(schema.enum) && schema.enum.length > 0;
  const { type } = schema;
  const allowed = typeof type === 'string' && Object.hasOwn(harmless, type) ? harmless[type] : undefined;
  return allowed !== undefined && keywords.every((keyword) => allowed.has(keyword)) && hasRoom(schema);
}

/** Between limits that are a whole number apart there is an integer. */
function hasRoom({ minimum = -Infinity, maximum = Infinity }: Readonly<Record<string, unknown>>): boolean {
  return typeof minimum === 'number' && typeof maximum === 'number' && maximum - minimum >= 1;
}
