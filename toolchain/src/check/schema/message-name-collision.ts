import { pascalCase } from '../../model/identifiers.ts';
import { listTable } from '../../model/row-table.ts';
import { firstOf } from '../../model/row-view.ts';
import type { MessageDeclaration } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

export const messageNameCollision: Rule = {
  id: 'MESSAGE_NAME_COLLISION',
  severity: 'warning',
  summary: 'Two message types have the same name in generated code.',
  each: 'message',
  check: ({ type, document, imported }, report, workspace) => {
    const first = workspace.table(messagesByIdentifier).get(pascalCase(type));
    if (imported || first === undefined || first.type === type) return;
    const other = first.type;
    report({
      place: { document, pointer: '' },
      message: `"${type}" and "${other}" are both ${pascalCase(type)} in generated code, so each gets a suffix`,
      hint: 'rename one of them',
      related: [{ place: { document: first.document, pointer: '' }, message: 'the other one' }],
    });
  },
};

/** The first message type with each identifier. */
const messagesByIdentifier = firstOf(
  listTable<MessageDeclaration>({
    visit: ({ declares }, put) => {
      for (const message of declares.messages) put(pascalCase(message.type), message);
    },
    pathOf: ({ document }) => document.path,
  }),
);
