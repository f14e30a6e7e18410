import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const receiveOptionWithoutEffect: Explanation = {
  rule: 'RECEIVE_OPTION_WITHOUT_EFFECT',
  why: '`receipt` says whether this agent tells senders what became of their messages. Of at-most-once messages nobody tells anything; patterns and foreign clients never confirm; system messages have neither receipts nor dead letters. Whoever reads the option believes in a promise that is not there.',
  fix: 'Leave the option out. To have the promise, make the channel at-least-once, or name the channel itself instead of a pattern.',
  keys: ['agent.receives.receipt', 'agent.receives.deadLetter'],
  bad: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: {}',
      '  shelf.*: { ⟪receipt⟫: true }',
    ),
  },
  good: { 'agents/website.agent.yaml': lines('agent: website', 'receives:', '  shelf.changed: {}') },
};
