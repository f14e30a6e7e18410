import { linksOf } from '../../model/link.ts';
import { messageTypePattern } from '../../model/names.ts';
import type { Rule } from '../rule.ts';

export const messageDuplicate: Rule = {
  id: 'MESSAGE_DUPLICATE',
  severity: 'error',
  summary: 'Two schema files stand for the same message type.',
  each: 'message',
  check: ({ type, document }, report, workspace) => {
    // Definitions that others refer to are told apart by their paths.
    if (!messageTypePattern.test(type)) return;
    const { messages } = linksOf(workspace);
    const first = messages.get(type)?.document;
    if (first === undefined || first === document) return;
    const related = [{ place: { document: first, pointer: '' }, message: 'the first one' }];
    report({
      place: { document, pointer: '' },
      message: `the message type "${type}" has two files`,
      related,
    });
  },
};
