import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const receiveOptionWithoutEffect: Explanation = {
  rule: 'RECEIVE_OPTION_WITHOUT_EFFECT',
  why: '`receipt` says whether senders of *durable* messages wait for this agent. On a channel that is not durable nobody waits; patterns and foreign clients never confirm; system messages have neither receipts nor dead letters. Whoever reads the option believes in a promise that is not there.',
  fix: 'Leave the option out. To have the promise, make the channel `durable`, or name the channel itself instead of a pattern.',
  keys: ['agent.receives.receipt', 'agent.receives.deadLetter'],
  bad: {
    'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: { ⟪receipt⟫: true }'),
  },
  good: { 'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: {}') },
};
