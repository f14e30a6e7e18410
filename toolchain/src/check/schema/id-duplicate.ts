import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { listTable } from '../../model/row-table.ts';
import { firstOf } from '../../model/row-view.ts';
import { type SchemaResource, resourcesIn } from '../../schema/registry.ts';
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
const firstByUri = firstOf(
  listTable<SchemaResource>({
    visit: ({ document, declares }, put) => {
      if (declares.messages.every(({ imported }) => imported) || document.value === undefined) return;
      for (const resource of resourcesIn(document)) {
        const isNamed = typeof field(valueAt(document.value, resource.pointer), '$id') === 'string';
        if (isNamed) put(resource.uri, resource);
      }
    },
    pathOf: ({ file }) => file.path,
  }),
);
