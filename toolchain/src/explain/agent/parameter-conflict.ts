import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const channel = (values: string): string =>
  lines(
    'channels:',
    '  shelf.changed:',
    '    address: shop/{region}/shelf',
    `    parameters: { region: { enum: ${values} } }`,
    '    messages: [item.v1]',
  );
const stock = lines(
  'agent: stock',
  'parameters: [⟪region⟫]',
  'receives:',
  '  order.request: { timeout: 1s }',
  '  shelf.changed: {}',
);

export const agentParameterConflict: Explanation = {
  rule: 'AGENT_PARAMETER_CONFLICT',
  why: 'An agent that names a parameter is started for one value of it, which then holds for all its channels. Here two of them list their values and have none in common: whatever value it is started with, one channel refuses it.',
  fix: 'If the channels mean different things, give the placeholders different names. If they mean the same, let them list the same values. Otherwise leave the parameter unbound, or make two agents.',
  keys: ['agent.parameters', 'channel.parameters'],
  bad: { 'channels/shelf.channel.yaml': channel('[asia]'), 'agents/stock.agent.yaml': stock },
  good: {
    'channels/shelf.channel.yaml': channel('[eu, asia]'),
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'parameters: [region]',
      'receives:',
      '  order.request: { timeout: 1s }',
      '  shelf.changed: {}',
    ),
  },
};
