import type { Workspace } from '../../model/workspace.ts';
import { childSchemas } from '../../schema/keywords.ts';
import type { SchemaLocation } from '../../schema/registry.ts';
import { isObject, joinPointer } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { schemaPlaces } from './schema-places.ts';

/** Keywords whose schemas judge the same value again. */
const sameValue = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

export const schemaReferenceCircular: Rule = {
  id: 'SCHEMA_REF_CIRCULAR',
  severity: 'error',
  summary: 'A $ref leads back to itself without going into the value: no validator ever comes to an end.',
  each: 'workspace',
  check: (workspace, report) => {
    const reported = new Set<string>();
    for (const { place, schema, location } of schemaPlaces(workspace)) {
      if (typeof schema.$ref !== 'string' || reported.has(identity(location))) continue;
      const circle = findCircle(workspace, location);
      if (circle === undefined) continue;
      for (const member of circle) reported.add(member);
      report({
        place: below(place, '$ref'),
        message: `"${schema.$ref}" leads back to itself and to nothing else`,
      });
    }
  },
};

/** The schemas on a way from a schema back to it, all about the same value. */
function findCircle(workspace: Workspace, start: SchemaLocation): readonly string[] | undefined {
  const visited = new Set<string>();
  const search = (from: SchemaLocation): readonly string[] | undefined => {
    for (const next of nextSchemas(workspace, from)) {
      const name = identity(next);
      if (name === identity(start)) return [name];
      if (visited.has(name)) continue;
      visited.add(name);
      const rest = search(next);
      if (rest !== undefined) return [name, ...rest];
    }
    return undefined;
  };
  return search(start);
}

function nextSchemas(
  { schemas }: Workspace,
  { schema, resource, pointer }: SchemaLocation,
): readonly SchemaLocation[] {
  if (!isObject(schema)) return [];
  const target = typeof schema.$ref === 'string' ? schemas.resolve(schema.$ref, resource) : undefined;
  const children = sameValue.flatMap((keyword) =>
    childSchemas(keyword, schema[keyword], joinPointer(pointer, keyword)).map(([, child]) =>
      schemas.locate(resource.file.path, child),
    ),
  );
  return [target, ...children].filter((location) => location !== undefined);
}

function identity({ resource, pointer }: SchemaLocation): string {
  return `${resource.file.path}#${pointer}`;
}
