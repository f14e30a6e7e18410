import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { SchemaResource } from '../../schema/registry.ts';
import { field } from '../../model/fields.ts';
import { valueAt } from '../../source/pointer.ts';
import type { Rule } from '../rule.ts';

export const schemaIdDuplicate: Rule = {
  id: 'SCHEMA_ID_DUPLICATE',
  severity: 'error',
  summary: 'Two schemas have the same $id.',
  each: 'schema',
  check: ({ place, schema, location }, report, workspace) => {
    if (typeof schema.$id !== 'string' || location.pointer !== location.resource.pointer) return;
    const first = workspace.table(firstByUri).get(location.resource.uri);
    const other = first && linksOf(workspace).documents.get(first.file.path);
    if (first === undefined || other === undefined || first === location.resource) return;
    const at = below({ document: other.document, pointer: first.pointer }, '$id');
    const related = [{ place: at, message: 'the other one' }];
    const message = `"${schema.$id}" is the $id of another schema too`;
    report({ place: below(place, '$id'), message, related });
  },
};

/** The first of the workspace's own schemas with each `$id`. */
function firstByUri({ messages, schemas }: Workspace): ReadonlyMap<string, SchemaResource> {
  const first = new Map<string, SchemaResource>();
  for (const { document, imported } of messages) {
    if (imported) continue;
    for (const resource of schemas.resourcesOf(document.path)) {
      const isNamed = typeof field(valueAt(document.value, resource.pointer), '$id') === 'string';
      if (isNamed && !first.has(resource.uri)) first.set(resource.uri, resource);
    }
  }
  return first;
}
