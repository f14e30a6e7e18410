import { below } from '../../model/place.ts';
import type { Place } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { schemaPlaces } from './schema-places.ts';

export const schemaIdDuplicate: Rule = {
  id: 'SCHEMA_ID_DUPLICATE',
  severity: 'error',
  summary: 'Two schemas have the same $id.',
  each: 'workspace',
  check: (workspace, report) => {
    const first = new Map<string, Place>();
    for (const { place, schema, location } of schemaPlaces(workspace)) {
      if (typeof schema.$id !== 'string' || location.pointer !== location.resource.pointer) continue;
      const { uri } = location.resource;
      const at = below(place, '$id');
      const other = first.get(uri);
      if (other === undefined) first.set(uri, at);
      else {
        const related = [{ place: other, message: 'the other one' }];
        report({ place: at, message: `"${schema.$id}" is the $id of another schema too`, related });
      }
    }
  },
};
