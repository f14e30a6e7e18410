import { lines } from '../example.ts';
import { stockWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const escalationWithoutRequest: Explanation = {
  rule: 'ESCALATION_WITHOUT_REQUEST',
  why: '`backup` and `escalation` say what the *callers* of an agent do when it does not answer. An agent that receives no request channel has no callers: events are not answered, so nobody notices a timeout and nobody goes to the backup.',
  fix: 'Write the key on the agent that is asked, not on the one that asks. Against the loss of an instance run several of them: no backup is needed for that.',
  keys: ['agent.escalation', 'agent.backup'],
  bad: {
    'agents/shop.agent.yaml': lines('agent: shop', 'sends:', '  order.request: {}', '⟪escalation⟫: [retry]'),
  },
  good: stockWith('escalation: [retry]'),
};
