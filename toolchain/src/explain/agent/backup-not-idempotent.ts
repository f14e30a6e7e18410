import { requestWith, stockWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const standby = {
  'agents/standby.agent.yaml': lines('agent: standby', 'receives:', '  order.request: { timeout: 1s }'),
};

export const backupNotIdempotent: Explanation = {
  rule: 'BACKUP_NOT_IDEMPOTENT',
  why: 'A timeout does not say that a request was not handled; the answer may only be late. When the caller then goes to the backup, both agents handle it. A second copy to the *same* agent is known by its id, one to another agent is not.',
  fix: 'Make the handler such that doing it twice does no harm (for example by an order number that is taken once), and say so with `idempotent: true`.',
  keys: ['agent.backup', 'channel.idempotent'],
  bad: { ...stockWith('backup: ⟪standby⟫'), ...standby },
  good: { ...stockWith('backup: standby'), ...standby, ...requestWith('idempotent: true') },
};
