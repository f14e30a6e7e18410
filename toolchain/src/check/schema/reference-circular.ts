import { linksOf } from '../../model/link.ts';
import type { Workspace } from '../../model/workspace.ts';
import { childSchemas } from '../../schema/keywords.ts';
import type { SchemaLocation } from '../../schema/registry.ts';
import type { SourceDocument } from '../../source/document.ts';
import { isObject, joinPointer } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

/** Keywords whose schemas judge the same value again. */
const sameValue = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];
const references = ['$ref', '$dynamicRef'];

export const schemaReferenceCircular: Rule = {
  id: 'SCHEMA_REF_CIRCULAR',
  severity: 'error',
  summary: 'A $ref leads back to itself without going into the value: no validator ever comes to an end.',
  each: 'schema',
  check: ({ place, schema, location }, report, workspace) => {
    const keyword = references.find((name) => typeof schema[name] === 'string');
    if (keyword === undefined) return;
    const circle = findCircle(workspace, location);
    if (circle === undefined || circle.some((member) => comesBefore(workspace, member, location))) return;
    const message = `"${String(schema[keyword])}" leads back to itself and to nothing else`;
    report({ place: below(place, keyword), message });
  },
};

/** One finding for each circle: at the first of its references that stand in files of the workspace's own. */
function comesBefore(workspace: Workspace, left: SchemaLocation, right: SchemaLocation): boolean {
  const { schema } = left;
  if (!isObject(schema) || !references.some((keyword) => typeof schema[keyword] === 'string')) return false;
  const path = left.resource.file.path;
  const entry = linksOf(workspace).documents.get(path);
  if (entry === undefined || entry.imported) return false;
  if (path !== right.resource.file.path) return path < right.resource.file.path;
  return offsetOf(entry.document, left) < offsetOf(entry.document, right);
}

function offsetOf(document: SourceDocument, { pointer }: SchemaLocation): number {
  return document.locate(pointer).start.offset;
}

/** The schemas on a way from a schema back to it, all about the same value. */
function findCircle(workspace: Workspace, start: SchemaLocation): readonly SchemaLocation[] | undefined {
  const visited = new Set<string>();
  const search = (from: SchemaLocation): readonly SchemaLocation[] | undefined => {
    for (const next of nextSchemas(workspace, from)) {
      const name = identity(next);
      if (name === identity(start)) return [next];
      if (visited.has(name)) continue;
      visited.add(name);
      const rest = search(next);
      if (rest !== undefined) return [next, ...rest];
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
  const targets = references.map((keyword) => {
    const reference = schema[keyword];
    return typeof reference === 'string' ? schemas.resolve(reference, resource) : undefined;
  });
  const children = sameValue.flatMap((keyword) =>
    childSchemas(keyword, schema[keyword], joinPointer(pointer, keyword)).map(([, child]) =>
      schemas.locate(resource.file.path, child),
    ),
  );
  return [...targets, ...children].filter((location) => location !== undefined);
}

function identity({ resource, pointer }: SchemaLocation): string {
  return `${resource.file.path}#${pointer}`;
}
