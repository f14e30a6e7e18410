import { stockWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const people = {
  'agents/desk.agent.yaml': lines('agent: desk', 'receives:', '  parley.events.escalation: {}'),
};

export const escalationAfterManual: Explanation = {
  rule: 'ESCALATION_AFTER_MANUAL',
  why: '`manual` hands the request to people: it is kept until somebody decides. No timeout follows at which a further step could be taken.',
  fix: 'Try everything that needs no people first, and let `manual` be the last step.',
  keys: ['agent.escalation'],
  bad: { ...stockWith('escalation: [manual, ⟪retry⟫]'), ...people },
  good: { ...stockWith('escalation: [retry, manual]'), ...people },
};
