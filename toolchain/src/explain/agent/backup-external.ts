import { stockWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const backupExternal: Explanation = {
  rule: 'BACKUP_EXTERNAL',
  why: 'A backup does not subscribe to the address of a request; it is asked through its inbox. An external agent is a foreign client of which nobody knows that it listens to an inbox of Parley, so the request of the last resort most likely goes nowhere.',
  fix: 'Let an agent of Parley stand in. It can pass requests on to the foreign system.',
  keys: ['agent.backup', 'agent.external'],
  bad: {
    ...stockWith('backup: ⟪standby⟫'),
    'agents/standby.agent.yaml': lines(
      'agent: standby',
      'external: true',
      'receives:',
      '  order.request: { timeout: 1s }',
    ),
  },
  good: {
    ...stockWith('backup: standby'),
    'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }'),
  },
};
