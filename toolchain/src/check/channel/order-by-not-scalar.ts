import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { SchemaLocation, SchemaRegistry } from '../../schema/registry.ts';
import { isObject, joinPointer, parsePointer } from '../../source/pointer.ts';
import type { Rule } from '../rule.ts';

const scalars: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean']);

export const orderByNotScalar: Rule = {
  id: 'ORDER_BY_NOT_SCALAR',
  severity: 'error',
  summary: 'orderBy names a member that is no text, number or truth value, so no message has a key.',
  each: 'channel',
  check: ({ place, resolved }, report, workspace) => {
    if (resolved.orderBy?.startsWith('/') !== true) return;
    const { schemas } = workspace;
    for (const type of resolved.messages) {
      const document = linksOf(workspace).messages.get(type)?.document;
      const root = document && schemas.locate(document.path);
      if (root === undefined || document === undefined) continue;
      const members = parsePointer(resolved.orderBy).reduce<readonly SchemaLocation[]>(
        (locations, key) => locations.flatMap((location) => membersOf(schemas, location, key)),
        sameValue(schemas, root),
      );
      const wrong = members.find(({ schema }) => isNoScalar(schema));
      if (wrong === undefined) continue;
      const at = linksOf(workspace).documents.get(wrong.resource.file.path)?.document ?? document;
      report({
        place: below(place, 'orderBy'),
        message: `${resolved.orderBy} of "${type}" is no text, number or truth value, so its messages have no key and no order`,
        related: [
          { place: { document: at, pointer: joinPointer(wrong.pointer, 'type') }, message: 'what it is' },
        ],
      });
    }
  },
};

function isNoScalar(schema: unknown): boolean {
  const type = isObject(schema) ? schema.type : undefined;
  if (type === undefined) return false;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.length > 0 && !types.some((name) => scalars.has(name));
}

/** What a schema says of a member, itself and by all that holds for the same value. */
function membersOf(
  schemas: SchemaRegistry,
  location: SchemaLocation,
  key: string,
): readonly SchemaLocation[] {
  const { resource, pointer } = location;
  const member = schemas.locate(resource.file.path, joinPointer(pointer, 'properties', key));
  return member === undefined ? [] : sameValue(schemas, member);
}

/** A schema and those that hold for the same value as well: what it refers to, and each of its allOf. */
function sameValue(
  schemas: SchemaRegistry,
  start: SchemaLocation,
  visited = new Set<unknown>(),
): readonly SchemaLocation[] {
  const { schema, resource, pointer } = start;
  if (!isObject(schema) || visited.has(schema)) return [];
  visited.add(schema);
  const others = Array.isArray(schema.allOf)
    ? schema.allOf.map((_, index) => schemas.locate(resource.file.path, joinPointer(pointer, 'allOf', index)))
    : [];
  if (typeof schema.$ref === 'string') others.push(schemas.resolve(schema.$ref, resource));
  return [
    start,
    ...others.flatMap((other) => (other === undefined ? [] : sameValue(schemas, other, visited))),
  ];
}
