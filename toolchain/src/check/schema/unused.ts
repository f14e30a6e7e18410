import type { Workspace } from '../../model/workspace.ts';
import { isSchema } from '../../schema/keywords.ts';
import { isReservedName, messageTypePattern } from '../../model/names.ts';
import type { Rule } from '../rule.ts';
import { schemaPlaces } from './schema-places.ts';

export const schemaUnused: Rule = {
  id: 'SCHEMA_UNUSED',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'No channel names a schema file and no $ref of another one reaches it.',
  each: 'workspace',
  check: (workspace, report) => {
    const used = new Set(workspace.channels.flatMap(({ resolved }) => resolved.messages));
    const reached = reachedFiles(workspace);
    for (const { type, document, imported } of workspace.messages) {
      if (imported || used.has(type) || reached.has(document.path) || isReservedName(type)) continue;
      const hint = messageTypePattern.test(type)
        ? undefined
        : 'a message type is like fleet.analysis-request.v1';
      report({
        place: { document, pointer: '' },
        message: `no channel carries "${type}" and no $ref reaches it`,
        hint,
      });
    }
  },
};

function reachedFiles(workspace: Workspace): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const { place, schema, location } of schemaPlaces(workspace)) {
    for (const reference of [schema.$ref, schema.$dynamicRef]) {
      if (typeof reference !== 'string') continue;
      const target = workspace.schemas.resolve(reference, location.resource);
      const path = target?.resource.file.path;
      if (path !== undefined && path !== place.document.path && isSchema(target?.schema)) reached.add(path);
    }
  }
  return reached;
}
