import type { AgentDeclaration, ReceiveDeclaration } from '../../model/agent.ts';
import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import { isPattern, isReservedName } from '../../model/names.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';

export const receiveOptionWithoutEffect: Rule = {
  id: 'RECEIVE_OPTION_WITHOUT_EFFECT',
  severity: 'warning',
  summary: 'An option of a receive has no effect on what it receives.',
  each: 'agent',
  check: (agent, report, workspace) => {
    for (const receive of agent.receives) {
      const written = field(field(agent.raw, 'receives'), receive.key);
      const idle = {
        receipt: receiptIdle(agent, receive, workspace),
        // false says once more what is so anyway.
        deadLetter: isReservedName(receive.key) ? 'system messages never become dead letters' : undefined,
      };
      for (const key of ['receipt', 'deadLetter'] as const) {
        const value = field(written, key);
        const reason = idle[key];
        if (typeof value !== 'boolean' || reason === undefined || (key === 'deadLetter' && !value)) continue;
        report({
          place: below(receive.place, key),
          part: 'key',
          message: `${key} has no effect here: ${reason}`,
        });
      }
    }
  },
};

/** Why this receive tells senders nothing anyway. */
function receiptIdle(
  { external }: AgentDeclaration,
  { key }: ReceiveDeclaration,
  workspace: Workspace,
): string | undefined {
  if (isReservedName(key)) return 'system messages have no receipts';
  if (isPattern(key)) return 'a pattern only observes and never confirms';
  if (external) return 'a foreign client knows no receipts';
  const channel = linksOf(workspace).channels.get(key);
  return channel?.resolved.delivery === 'at-most-once' ? `"${key}" is at-most-once` : undefined;
}
