import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const escalationWithoutBackup: Explanation = {
  rule: 'ESCALATION_WITHOUT_BACKUP',
  why: '`escalation` says what callers of this agent do at the first, second and third timeout. The step `backup` sends the request to the agent under `backup`; without one the step leads nowhere, and the time that it takes is lost.',
  fix: 'Add `backup:` with an agent that receives the same channels, or take the step out of `escalation`.',
  keys: ['agent.escalation', 'agent.backup'],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'escalation: [retry, ⟪backup⟫]',
    ),
  },
  good: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'backup: standby',
      'escalation: [retry, backup]',
    ),
    'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }'),
  },
};
