import { stockWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const standbys = {
  'agents/standby.agent.yaml': lines(
    'agent: standby',
    'receives:',
    '  order.request: { timeout: 1s }',
    'backup: ⟪reserve⟫',
  ),
  'agents/reserve.agent.yaml': lines('agent: reserve', 'receives:', '  order.request: { timeout: 1s }'),
};

export const backupChain: Explanation = {
  rule: 'BACKUP_CHAIN',
  why: "Callers follow the escalation of the agent that they asked: it leads to that agent's backup and no further. A backup is never asked first, so nobody ever follows *its* escalation to a backup of its own.",
  fix: 'Leave the second `backup` out. For more safety run several instances of the backup: one takes over when another fails.',
  keys: ['agent.backup'],
  bad: { ...stockWith('backup: standby'), ...standbys },
  good: {
    ...stockWith('backup: standby'),
    'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }'),
  },
};
