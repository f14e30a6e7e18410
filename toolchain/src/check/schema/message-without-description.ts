import { textField } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import type { Rule } from '../rule.ts';

export const messageWithoutDescription: Rule = {
  id: 'MESSAGE_WITHOUT_DESCRIPTION',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A message does not say what it is about.',
  each: 'message',
  check: ({ type, document, imported }, report, workspace) => {
    if (imported || !linksOf(workspace).carriers.has(type)) return;
    if ((textField(document.value, 'description') ?? '').trim() !== '') return;
    const hint = 'write description: generated types and the explorer show it';
    report({ place: { document, pointer: '' }, message: `the message "${type}" has no description`, hint });
  },
};
