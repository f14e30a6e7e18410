import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { SchemaLocation, SchemaRegistry } from '../../schema/registry.ts';
import { isObject, joinPointer, parsePointer } from '../../source/pointer.ts';
import type { Rule } from '../rule.ts';

export const orderByMissing: Rule = {
  id: 'ORDER_BY_MISSING',
  severity: 'error',
  summary: 'orderBy does not name a required member of every message of its channel.',
  each: 'channel',
  check: ({ place, resolved }, report, workspace) => {
    const { messages } = linksOf(workspace);
    if (resolved.orderBy?.startsWith('/') !== true) return;
    for (const type of resolved.messages) {
      const document = messages.get(type)?.document;
      const location = document && workspace.schemas.locate(document.path);
      if (document === undefined || location === undefined) continue;
      if (isRequired(workspace.schemas, location, parsePointer(resolved.orderBy))) continue;
      const message = `${resolved.orderBy} is no required member of "${type}"`;
      const related = [{ place: { document, pointer: '' }, message: 'the schema' }];
      report({ place: below(place, 'orderBy'), message, related });
    }
  },
};

/** Whether every value that is valid by a schema has the member; looks through $ref and allOf, and into all branches. */
function isRequired(schemas: SchemaRegistry, start: SchemaLocation, keys: readonly string[]): boolean {
  const visited = new Set<unknown>();
  const search = (at: SchemaLocation | undefined): boolean => {
    if (at === undefined || !isObject(at.schema) || visited.has(at.schema)) return false;
    visited.add(at.schema);
    return (
      requiresItself(schemas, at, keys) || [...alternatives(schemas, at)].some((all) => all.every(search))
    );
  };
  return keys.length === 0 || search(start);
}

function requiresItself(
  schemas: SchemaRegistry,
  { schema, resource, pointer }: SchemaLocation,
  [key = '', ...rest]: readonly string[],
): boolean {
  if (!isObject(schema) || !Array.isArray(schema.required) || !schema.required.includes(key)) return false;
  const member = schemas.locate(resource.file.path, joinPointer(pointer, 'properties', key));
  return rest.length === 0 || (member !== undefined && isRequired(schemas, member, rest));
}

/** Sets of schemas of which one whole set has to require the member. */
function* alternatives(
  schemas: SchemaRegistry,
  { schema, resource, pointer }: SchemaLocation,
): Generator<readonly (SchemaLocation | undefined)[]> {
  if (!isObject(schema)) return;
  if (typeof schema.$ref === 'string') yield [schemas.resolve(schema.$ref, resource)];
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches: readonly unknown[] = Array.isArray(schema[keyword]) ? schema[keyword] : [];
    const locations = branches.map((_, index) =>
      schemas.locate(resource.file.path, joinPointer(pointer, keyword, index)),
    );
    if (keyword === 'allOf') for (const location of locations) yield [location];
    else if (locations.length > 0) yield locations;
  }
}
