import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const stock = lines('agent: stock', 'receives:', '  order.request: { timeout: 1s }', 'backup: ⟪standby⟫');
const bound = lines(
  'agent: standby',
  'parameters: [region]',
  'receives:',
  '  order.request: { timeout: 1s }',
);

export const backupParameters: Explanation = {
  rule: 'BACKUP_PARAMETERS',
  why: 'The agent takes requests for every value of the parameter, and its backup is started for one of them. Callers send to the backup by its name alone, so it gets requests for values that it was not started for.',
  fix: 'Give both agents the same `parameters`, or the backup none.',
  keys: ['agent.backup', 'agent.parameters'],
  bad: { 'agents/stock.agent.yaml': stock, 'agents/standby.agent.yaml': bound },
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
