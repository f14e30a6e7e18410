import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import type { Rule } from '../rule.ts';

export const messageWithoutExample: Rule = {
  id: 'MESSAGE_WITHOUT_EXAMPLE',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A message has no example.',
  each: 'message',
  check: ({ type, document, imported }, report, workspace) => {
    if (imported || !linksOf(workspace).carriers.has(type)) return;
    const examples = field(document.value, 'examples');
    if (Array.isArray(examples) && examples.length > 0) return;
    const hint = 'write one under examples; it is checked against the schema';
    report({ place: { document, pointer: '' }, message: `the message "${type}" has no example`, hint });
  },
};
