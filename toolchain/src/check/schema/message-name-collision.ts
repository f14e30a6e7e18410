import { pascalCase } from '../../model/identifiers.ts';
import { linksOf } from '../../model/link.ts';
import type { MessageDeclaration, Workspace } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

export const messageNameCollision: Rule = {
  id: 'MESSAGE_NAME_COLLISION',
  severity: 'warning',
  summary: 'Two message types have the same name in generated code.',
  each: 'message',
  check: ({ type, document, imported }, report, workspace) => {
    const other = workspace.table(firstMessages).get(pascalCase(type));
    if (imported || other === undefined || other === type) return;
    const first = linksOf(workspace).messages.get(other)?.document;
    report({
      place: { document, pointer: '' },
      message: `"${type}" and "${other}" are both ${pascalCase(type)} in generated code, so each gets a suffix`,
      hint: 'rename one of them',
      related: first && [{ place: { document: first, pointer: '' }, message: 'the other one' }],
    });
  },
};

const known = new WeakMap<MessageDeclaration, string>();

/** The first message type with each identifier. */
function firstMessages({ messages }: Workspace): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const message of messages) {
    const name = known.get(message) ?? pascalCase(message.type);
    known.set(message, name);
    if (!first.has(name)) first.set(name, message.type);
  }
  return first;
}
