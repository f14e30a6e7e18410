import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const manualWithoutReceiver: Explanation = {
  rule: 'MANUAL_WITHOUT_RECEIVER',
  why: '`manual` is the step at which a person should take over. The runtime announces it on `parley.events.escalation`; if no agent receives that channel, no mail is written and no pager rings, and the escalation waits in the journal unseen.',
  fix: 'Let an agent receive `parley.events.escalation` and tell people in the way that you use: a ticket, a chat, a dashboard. Or end the `escalation` with a step that needs nobody.',
  keys: ['agent.escalation', 'agent.receives'],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'escalation: [retry, ⟪manual⟫]',
    ),
  },
  good: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s }',
      'escalation: [retry, manual]',
    ),
    'agents/pager.agent.yaml': lines('agent: pager', 'receives:', '  parley.events.escalation: {}'),
  },
};
