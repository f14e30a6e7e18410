import type { SchemaLocation, SchemaRegistry } from '../../schema/registry.ts';
import { isObject, joinPointer } from '../../source/pointer.ts';

/** The schemas of a member, by the names on the way to it; looks through `$ref`, `allOf`, `anyOf` and `oneOf`. */
export function findMember(
  schemas: SchemaRegistry,
  root: SchemaLocation,
  names: readonly string[],
): readonly SchemaLocation[] {
  let found: readonly SchemaLocation[] = [root];
  for (const name of names) {
    found = found.flatMap((location) =>
      partsOf(schemas, location).flatMap((part) => ownMember(schemas, part, name) ?? []),
    );
  }
  return found;
}

/** A schema and all those that say something of the same value. */
export function partsOf(schemas: SchemaRegistry, root: SchemaLocation): readonly SchemaLocation[] {
  const parts: SchemaLocation[] = [];
  const visited = new Set<unknown>();
  const visit = (location: SchemaLocation | undefined): void => {
    if (location === undefined || !isObject(location.schema) || visited.has(location.schema)) return;
    visited.add(location.schema);
    parts.push(location);
    const { schema, resource, pointer } = location;
    if (typeof schema.$ref === 'string') visit(schemas.resolve(schema.$ref, resource));
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const branches: readonly unknown[] = Array.isArray(schema[keyword]) ? schema[keyword] : [];
      for (const index of branches.keys())
        visit(schemas.locate(resource.file.path, joinPointer(pointer, keyword, index)));
    }
  };
  visit(root);
  return parts;
}

function ownMember(
  schemas: SchemaRegistry,
  { schema, resource, pointer }: SchemaLocation,
  name: string,
): SchemaLocation | undefined {
  const members = isObject(schema) ? schema.properties : undefined;
  if (!isObject(members) || !Object.hasOwn(members, name)) return undefined;
  return schemas.locate(resource.file.path, joinPointer(pointer, 'properties', name));
}
