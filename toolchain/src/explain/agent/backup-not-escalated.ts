import { stockWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const standby = {
  'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }'),
};

export const backupNotEscalated: Explanation = {
  rule: 'BACKUP_NOT_ESCALATED',
  why: '`escalation` lists what callers do at the first, second, third timeout. Where it is written without the step `backup`, callers never go to the backup that the agent names.',
  fix: 'Add the step where it belongs, mostly after one `retry`. If nobody shall go there, leave `backup` out.',
  keys: ['agent.escalation', 'agent.backup'],
  bad: { ...stockWith('backup: standby', 'escalation: ⟪[retry]⟫'), ...standby },
  good: { ...stockWith('backup: standby', 'escalation: [retry, backup]'), ...standby },
};
