import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const sendOptionWithoutRequest: Explanation = {
  rule: 'SEND_OPTION_WITHOUT_REQUEST',
  why: '`timeout`, `breaker`, `bulkhead` and `hedge` are about replies that are late, fail or are under way. An event has no reply: the sender is done when the broker has it, and these options change nothing.',
  fix: 'Leave the option out. To limit how fast events go, write `rate` on the channel; to hear whether they arrived, make it a request.',
  keys: ['agent.sends.timeout', 'agent.sends.breaker', 'agent.sends.bulkhead', 'agent.sends.hedge'],
  bad: {
    'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.changed: { ⟪timeout⟫: 3s }'),
  },
  good: { 'agents/warehouse.agent.yaml': lines('agent: warehouse', 'sends:', '  shelf.changed: {}') },
};
