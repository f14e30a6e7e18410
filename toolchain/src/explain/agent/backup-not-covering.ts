import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const backupNotCovering: Explanation = {
  rule: 'BACKUP_NOT_COVERING',
  why: 'When an agent does not answer in time its callers turn to its backup. What the backup does not receive fails there once more, just when it is needed: the request ends as an error, or as a dead letter, although a backup is declared.',
  fix: 'Let the backup receive every channel that the agent receives, with the same messages. What only the agent itself can do does not belong to a backup: move it to an agent of its own.',
  keys: ['agent.backup', 'agent.receives', 'agent.receives.messages'],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'backup: ⟪standby⟫',
    ),
    'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  shelf.changed: {}'),
  },
  good: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'backup: standby',
    ),
    'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }'),
  },
};
