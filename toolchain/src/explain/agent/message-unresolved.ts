import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const agentMessageUnresolved: Explanation = {
  rule: 'AGENT_MESSAGE_UNRESOLVED',
  why: '`messages` narrows a channel to some of its types. A type that the channel does not carry never arrives and cannot be sent: the handler that is written for it is never called, and the type that was meant is left out.',
  fix: 'Take the spelling and version that the channel has, or add the type to the `messages` of the channel. Without `messages` the agent takes or sends all of them.',
  keys: ['agent.receives.messages', 'agent.sends.messages', 'channel.messages'],
  bad: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: { messages: [item.v1, ⟪item.v2⟫] }',
    ),
  },
  good: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: { messages: [item.v1] }',
    ),
  },
};
