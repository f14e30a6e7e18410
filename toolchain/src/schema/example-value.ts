import { isObject, joinPointer, valueAt } from '../source/pointer.ts';
import type { SchemaLocation, SchemaRegistry } from './registry.ts';
import { createLocationValidator } from './validator.ts';

/** Schemas nested deeper than that, or in a circle, get no example. */
const maxDepth = 16;
const maxItems = 20;
const maxLetters = 1000;

/** A small value that a schema takes: what it gives itself, else what its keywords ask for at least; undefined: none is found. */
export function exampleValue(registry: SchemaRegistry, location: SchemaLocation): unknown {
  const value = new Maker(registry).make(location, 0);
  if (value === undefined) return undefined;
  return createLocationValidator(registry, location).validate(value).length === 0 ? value : undefined;
}

type SchemaObject = Readonly<Record<string, unknown>>;

class Maker {
  readonly #registry: SchemaRegistry;

  constructor(registry: SchemaRegistry) {
    this.#registry = registry;
  }

  /** Perhaps not valid: whoever asks looks. */
  make(location: SchemaLocation | undefined, depth: number): unknown {
    if (location === undefined || depth > maxDepth) return undefined;
    const { schema } = location;
    if (schema === true) return {};
    if (!isObject(schema)) return undefined;
    const given = this.#given(location, schema);
    if (given !== undefined) return given;
    if (typeof schema.$ref === 'string' && schema.properties === undefined)
      return this.make(this.#registry.resolve(schema.$ref, location.resource), depth + 1);
    const choices = [schema.oneOf, schema.anyOf].find(Array.isArray) as readonly unknown[] | undefined;
    const keyword = Array.isArray(schema.oneOf) ? 'oneOf' : 'anyOf';
    if (choices !== undefined && schema.properties === undefined)
      return this.make(this.#below(location, keyword, 0), depth + 1);
    return this.#ofType(location, schema, depth);
  }

  /** What the schema says of its values, if it takes that. */
  #given(location: SchemaLocation, schema: SchemaObject): unknown {
    const lists = [schema.examples, schema.enum].flatMap((list) =>
      Array.isArray(list) ? (list as unknown[]) : [],
    );
    const candidates = [schema.const, schema.default, ...lists].filter((value) => value !== undefined);
    const validator = createLocationValidator(this.#registry, location);
    return candidates.find((value) => validator.validate(value).length === 0);
  }

  #ofType(location: SchemaLocation, schema: SchemaObject, depth: number): unknown {
    const type: unknown = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    switch (type ?? impliedType(schema)) {
      case 'object':
        return this.#object(location, depth);
      case 'array':
        return this.#array(location, schema, depth);
      case 'string':
        return textFor(schema);
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return numberFor(schema);
      default:
        return null;
    }
  }

  /** The members that are required; where none is, all: an example shall show something. */
  #object(location: SchemaLocation, depth: number): unknown {
    const parts = this.#parts(location, 0);
    const members = new Map<string, SchemaLocation>();
    for (const part of parts) {
      const { properties } = part.schema as SchemaObject;
      for (const name of isObject(properties) ? Object.keys(properties) : []) {
        const member = this.#below(part, 'properties', name);
        if (member !== undefined && !members.has(name)) members.set(name, member);
      }
    }
    const required = parts.flatMap(({ schema }) => {
      const list = (schema as SchemaObject).required;
      return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
    });
    const names = required.length > 0 ? [...new Set(required)] : [...members.keys()];
    const entries = names.map((name) => {
      const member = members.get(name);
      return [name, member === undefined ? 'text' : this.make(member, depth + 1)] as const;
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** A schema with what it takes along by `allOf` and `$ref`. */
  #parts(location: SchemaLocation | undefined, depth: number): readonly SchemaLocation[] {
    if (location === undefined || !isObject(location.schema) || depth > maxDepth) return [];
    const { $ref, allOf } = location.schema;
    const target = typeof $ref === 'string' ? this.#registry.resolve($ref, location.resource) : undefined;
    const all = (Array.isArray(allOf) ? allOf : []).map((_, index) => this.#below(location, 'allOf', index));
    return [location, ...[target, ...all].flatMap((part) => this.#parts(part, depth + 1))];
  }

  #array(location: SchemaLocation, { minItems, prefixItems }: SchemaObject, depth: number): unknown {
    const first = Array.isArray(prefixItems) ? prefixItems.length : 0;
    const least = typeof minItems === 'number' ? minItems : 1;
    const count = Math.min(Math.max(least, first), maxItems);
    const items = Array.from({ length: count }, (_, index) =>
      this.make(
        index < first ? this.#below(location, 'prefixItems', index) : this.#below(location, 'items'),
        depth + 1,
      ),
    );
    return items.filter((item) => item !== undefined);
  }

  #below(
    { schema, resource, pointer }: SchemaLocation,
    ...keys: readonly (string | number)[]
  ): SchemaLocation | undefined {
    const relative = joinPointer('', ...keys);
    const value = valueAt(schema, relative);
    const below = pointer + relative;
    return value === undefined ? undefined : this.#registry.locationOf(value, resource.file.path, below);
  }
}

function impliedType({ properties, required, items, prefixItems }: SchemaObject): string | undefined {
  if (properties !== undefined || required !== undefined) return 'object';
  return items !== undefined || prefixItems !== undefined ? 'array' : undefined;
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  time: '00:00:00Z',
  duration: 'PT1M',
  email: 'someone@example.org',
  hostname: 'example.org',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.org/',
  'uri-reference': '/',
  uuid: '00000000-0000-4000-8000-000000000000',
  'json-pointer': '/name',
};

function textFor({ format, minLength, maxLength }: SchemaObject): string {
  const known = typeof format === 'string' ? formats[format] : undefined;
  const least = typeof minLength === 'number' ? Math.min(minLength, maxLetters) : 0;
  const most = typeof maxLength === 'number' ? maxLength : maxLetters;
  return known ?? 'text'.padEnd(least, 'x').slice(0, Math.max(most, least));
}

function numberFor({
  minimum,
  exclusiveMinimum,
  maximum,
  exclusiveMaximum,
  multipleOf,
}: SchemaObject): number {
  const step = typeof multipleOf === 'number' ? multipleOf : 1;
  if (typeof minimum === 'number') return Math.ceil(minimum / step) * step;
  if (typeof exclusiveMinimum === 'number') return (Math.floor(exclusiveMinimum / step) + 1) * step;
  if (typeof maximum === 'number') return Math.min(0, Math.floor(maximum / step) * step);
  return typeof exclusiveMaximum === 'number' && exclusiveMaximum <= 0
    ? (Math.ceil(exclusiveMaximum / step) - 1) * step
    : 0;
}
