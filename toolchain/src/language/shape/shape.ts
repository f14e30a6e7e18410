import { isSchema } from '../../schema/keywords.ts';
import type { SchemaLocation, SchemaRegistry } from '../../schema/registry.ts';
import { isObject, joinPointer } from '../../source/pointer.ts';

/** What a schema says of one value; `description` may stand at the member that names the schema. */
export interface Shape {
  readonly schemas: SchemaRegistry;
  readonly location: SchemaLocation;
  readonly description: string | undefined;
}

/** A member that an object may have. */
export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly shapes: readonly Shape[];
}

type Schema = Readonly<Record<string, unknown>>;

/** The shape at a place of a file of schemas. */
export function shapeAt(schemas: SchemaRegistry, path: string, pointer = ''): readonly Shape[] {
  const location = schemas.locate(path, pointer);
  return location === undefined ? [] : [shapeOf(schemas, location)];
}

/** The shapes themselves and all that they refer to or choose from. */
export function partsOf(shapes: readonly Shape[]): readonly Shape[] {
  const parts: Shape[] = [];
  const visited = new Set<unknown>();
  const visit = (shape: Shape): void => {
    const { schemas, location } = shape;
    const { schema, resource } = location;
    if (!isObject(schema) || visited.has(schema)) return;
    visited.add(schema);
    parts.push(shape);
    const target = typeof schema.$ref === 'string' ? schemas.resolve(schema.$ref, resource) : undefined;
    if (target !== undefined) visit(shapeOf(schemas, target));
    for (const keyword of ['allOf', 'anyOf', 'oneOf'])
      for (const index of listOf(schema[keyword]).keys()) childrenOf(shape, keyword, index).forEach(visit);
    for (const keyword of ['then', 'else']) childrenOf(shape, keyword).forEach(visit);
  };
  shapes.forEach(visit);
  return parts;
}

/** The schemas among some parts. */
export function schemasOf(parts: readonly Shape[]): readonly Schema[] {
  return parts.flatMap(({ location: { schema } }) => (isObject(schema) ? [schema] : []));
}

/** What is said of the value behind a key, or of an item. */
export function shapesBelow(shapes: readonly Shape[], key: string): readonly Shape[] {
  return partsOf(shapes).flatMap((part) => {
    const { schema } = part.location;
    if (!isObject(schema)) return [];
    return [...memberShapes(part, schema, key), ...itemShapes(part, schema, key)];
  });
}

/** The members that are named, in the order in which they are. */
export function membersOf(shapes: readonly Shape[]): readonly Member[] {
  const parts = partsOf(shapes);
  const required = new Set(schemasOf(parts).flatMap((schema) => listOf(schema.required)));
  const names = new Set(
    schemasOf(parts).flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : [])),
  );
  return [...names].map((name) => ({
    name,
    required: required.has(name),
    shapes: parts.flatMap((part) => childrenOf(part, 'properties', name)),
  }));
}

/** Whether an object may have members that nobody named: a map by name. */
export function isMap(shapes: readonly Shape[]): boolean {
  return schemasOf(partsOf(shapes)).some(({ additionalProperties }) => isObject(additionalProperties));
}

/** The description that is nearest to the key. */
export function descriptionOf(shapes: readonly Shape[]): string | undefined {
  return partsOf(shapes).find(({ description }) => description !== undefined)?.description;
}

function shapeOf(schemas: SchemaRegistry, location: SchemaLocation): Shape {
  const { schema } = location;
  const description = isObject(schema) ? schema.description : undefined;
  return { schemas, location, description: typeof description === 'string' ? description : undefined };
}

function memberShapes(part: Shape, schema: Schema, key: string): readonly Shape[] {
  if (isObject(schema.properties) && Object.hasOwn(schema.properties, key))
    return childrenOf(part, 'properties', key);
  const patterns = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  const found = patterns.filter((pattern) => matches(pattern, key));
  if (found.length > 0) return found.flatMap((pattern) => childrenOf(part, 'patternProperties', pattern));
  return childrenOf(part, 'additionalProperties');
}

function itemShapes(part: Shape, { prefixItems }: Schema, key: string): readonly Shape[] {
  if (!/^\d+$/.test(key)) return [];
  return Number(key) < listOf(prefixItems).length
    ? childrenOf(part, 'prefixItems', key)
    : childrenOf(part, 'items');
}

function childrenOf({ schemas, location }: Shape, ...keys: readonly (string | number)[]): readonly Shape[] {
  const { resource, pointer } = location;
  const child = schemas.locate(resource.file.path, joinPointer(pointer, ...keys));
  return child === undefined || !isSchema(child.schema) ? [] : [shapeOf(schemas, child)];
}

function matches(pattern: string, key: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(key);
  } catch {
    return false;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
