import { joinPointer } from '../../source/pointer.ts';
import type { Place } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { isFalse } from './contradiction/conjuncts.ts';
import type { Contradiction } from './contradiction/contradiction.ts';
import { findContradiction } from './contradiction/find-contradiction.ts';
import { type SchemaPlace, placesOf } from './schema-places.ts';

export const schemaUnsatisfiable: Rule = {
  id: 'SCHEMA_UNSATISFIABLE',
  severity: 'error',
  summary: 'Nothing can be valid by a schema.',
  each: 'schemaRoot',
  check: (root, report, workspace) => {
    if (root.schema === false) report({ place: root.place, message: 'nothing is valid by `false`' });
    const reported = new Set<string>();
    for (const found of placesOf(workspace, root)) {
      // A part that is `not: {}` says on purpose that nothing may stand there.
      if (isFalse(found.schema) && found.place.pointer !== root.place.pointer) continue;
      const contradiction = findContradiction(workspace.schemas, found.location);
      if (contradiction === undefined || contradiction.isTold === true) continue;
      const place = placeOf(contradiction, found);
      if (reported.has(place.pointer)) continue;
      reported.add(place.pointer);
      report({ place, message: contradiction.message });
    }
  },
};

/** Where the cause stands, if that is inside the schema; else the reference that leads to it. */
function placeOf({ location, keys }: Contradiction, { place, schema }: SchemaPlace): Place {
  const { document, pointer } = place;
  const isInside =
    location.resource.file.path === document.path &&
    (location.pointer === pointer || location.pointer.startsWith(`${pointer}/`));
  if (isInside) return { document, pointer: joinPointer(location.pointer, ...keys) };
  return typeof schema.$ref === 'string' ? { document, pointer: joinPointer(pointer, '$ref') } : place;
}
