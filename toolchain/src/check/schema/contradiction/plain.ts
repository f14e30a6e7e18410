import type { SchemaLocation, SchemaRegistry, SchemaResource } from '../../../schema/registry.ts';
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
  object: new Set(['type', 'properties', 'additionalProperties', 'required']),
};

/** Keywords that judge no value themselves. */
const silent: ReadonlySet<string> = new Set(['$schema', '$defs', 'definitions', '$anchor', '$dynamicAnchor']);

/** Beyond that a search has to say whether it ever ends. */
const maxDepth = 8;

/** Whether it is plain without a search that some value is valid by a schema; most schemas are like that. */
export function isPlain(registry: SchemaRegistry, { schema, resource, pointer }: SchemaLocation): boolean {
  return new PlainSight(registry).isPlain(schema, resource, resource.pointer === pointer);
}

class PlainSight {
  readonly #registry: SchemaRegistry;
  #depth = 0;

  constructor(registry: SchemaRegistry) {
    this.#registry = registry;
  }

  isPlain(schema: unknown, resource: SchemaResource, isResource = false): boolean {
    if (!isObject(schema)) return schema === true;
    const keywords = judgingKeywords(schema).filter(
      (keyword) => !silent.has(keyword) && !(isResource && keyword === '$id'),
    );
    const [only, ...others] = keywords;
    if (only === undefined) return true;
    if (others.length === 0 && only === 'enum') return Array.isArray(schema.enum) && schema.enum.length > 0;
    if (others.length === 0 && only === '$ref') return this.#isPlainTarget(schema.$ref, resource);
    return isHarmless(schema, keywords) && this.#hasPlainMembers(schema, resource);
  }

  #isPlainTarget(reference: unknown, resource: SchemaResource): boolean {
    const target = typeof reference === 'string' ? this.#registry.resolve(reference, resource) : undefined;
    if (target === undefined || this.#depth >= maxDepth) return false;
    this.#depth++;
    const isPlain = this.isPlain(target.schema, target.resource, target.resource.pointer === target.pointer);
    this.#depth--;
    return isPlain;
  }

  #hasPlainMembers(
    { required, properties }: Readonly<Record<string, unknown>>,
    resource: SchemaResource,
  ): boolean {
    if (required === undefined) return true;
    if (!Array.isArray(required) || !isObject(properties) || this.#depth >= maxDepth) return false;
    this.#depth++;
    const isPlain = required.every(
      (name) =>
        typeof name === 'string' &&
        Object.hasOwn(properties, name) &&
        this.isPlain(properties[name], resource),
    );
    this.#depth--;
    return isPlain;
  }
}

function isHarmless(schema: Readonly<Record<string, unknown>>, keywords: readonly string[]): boolean {
  const { type } = schema;
  const allowed = typeof type === 'string' && Object.hasOwn(harmless, type) ? harmless[type] : undefined;
  return allowed !== undefined && keywords.every((keyword) => allowed.has(keyword)) && hasRoom(schema);
}

/** Between limits that are a whole number apart there is an integer; a format may need more than `maxLength`. */
function hasRoom(schema: Readonly<Record<string, unknown>>): boolean {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if ('format' in schema && 'maxLength' in schema) return false;
  return typeof minimum === 'number' && typeof maximum === 'number' && maximum - minimum >= 1;
}
