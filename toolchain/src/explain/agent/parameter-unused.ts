import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const agentParameterUnused: Explanation = {
  rule: 'AGENT_PARAMETER_UNUSED',
  why: 'The agent wants a value at its start that binds nothing: no address that it receives from or sends to has such a level. Two instances that are started with different values would do the same work, although whoever starts them believes that the work is divided.',
  fix: 'Spell the parameter as the addresses do, or take it out of `parameters`. A value that only the program itself needs is no parameter of the contract; use the environment.',
  keys: ['agent.parameters', 'channel.address'],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'parameters: [⟪zone⟫]',
      'receives:',
      '  order.request: { timeout: 1s }',
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
