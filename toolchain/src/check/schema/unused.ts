import { linksOf } from '../../model/link.ts';
import { isReservedName, messageTypePattern } from '../../model/names.ts';
import { isMeant } from '../misspelt.ts';
import type { Rule } from '../rule.ts';
import { isReferenced } from './referenced-files.ts';

export const schemaUnused: Rule = {
  id: 'SCHEMA_UNUSED',
  severity: 'warning',
  aboutAbsence: true,
  summary: 'No channel names a schema file and no $ref of another one reaches it.',
  each: 'message',
  check: ({ type, document, imported }, report, workspace) => {
    if (imported || isReservedName(type) || linksOf(workspace).carriers.has(type)) return;
    // A channel that misspells it is told so.
    if (isMeant(workspace, type, 'message')) return;
    if (isReferenced(workspace, document)) return;
    const hint = messageTypePattern.test(type)
      ? undefined
      : 'a message type is like fleet.analysis-request.v1';
    const message = `no channel carries "${type}" and no $ref reaches it`;
    report({ place: { document, pointer: '' }, message, hint });
  },
};
