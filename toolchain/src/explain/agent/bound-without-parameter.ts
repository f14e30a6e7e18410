import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const boundWithoutParameter: Explanation = {
  rule: 'RECEIVE_WITHOUT_PARAMETER',
  why: 'An agent with `parameters` is started once for each value: one `stock` for `eu`, one for `us`. They are instances of one agent, and on a `share: one` channel one instance gets each message. A channel without the parameter does not tell which of them is meant: what concerns `eu` may be handled by the instance for `us`.',
  fix: 'Give the address of the channel the parameter as a level. If every instance should hear of it, use `share: every` on the channel. If it does not matter which one handles it, move the receive to an agent without parameters.',
  keys: ['agent.parameters', 'agent.receives', 'channel.address', 'channel.share'],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'parameters: [region]',
      'receives:',
      '  order.request: { timeout: 1s }',
      '  ⟪shelf.changed⟫: {}',
    ),
  },
  good: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'parameters: [region]',
      'receives:',
      '  order.request: { timeout: 1s }',
    ),
  },
};
