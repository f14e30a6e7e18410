import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const backupUnresolved: Explanation = {
  rule: 'BACKUP_UNRESOLVED',
  why: 'A backup that is not there, or that is the agent itself, cannot help when the agent fails: the escalation goes to nobody. Two agents that back up one another are both taken for backups, and a backup alone answers no requests.',
  fix: 'Name another agent of the workspace. If two agents should stand in for each other, let a third be the backup of both.',
  keys: ['agent.backup'],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'backup: ⟪standby⟫',
    ),
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
