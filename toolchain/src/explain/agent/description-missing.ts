import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const others = {
  'agents/shop.agent.yaml': lines('agent: shop', 'description: Sells.', 'sends:', '  order.request: {}'),
  'agents/stock.agent.yaml': lines(
    'agent: stock',
    'description: Knows what is there.',
    'receives:',
    '  order.request: { timeout: 1s }',
  ),
  'agents/warehouse.agent.yaml': lines(
    'agent: warehouse',
    'description: Counts what is left.',
    'sends:',
    '  shelf.changed: {}',
  ),
};

export const agentDescriptionMissing: Explanation = {
  rule: 'AGENT_DESCRIPTION_MISSING',
  why: 'The description is on the card that the agent publishes, in the editor and in generated code. Without it an operator who sees the name in the fleet has to ask its authors what it does.',
  fix: 'Write one sentence that says what the agent does.',
  keys: ['agent.description'],
  bad: {
    ...others,
    'agents/website.agent.yaml': lines('agent: ⟪website⟫', 'receives:', '  shelf.changed: {}'),
  },
  good: {
    ...others,
    'agents/website.agent.yaml': lines(
      'agent: website',
      'description: Shows what there is to buy.',
      'receives:',
      '  shelf.changed: {}',
    ),
  },
};
