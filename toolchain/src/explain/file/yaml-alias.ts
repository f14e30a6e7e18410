import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const yamlAlias: Explanation = {
  rule: 'YAML_ALIAS',
  why: 'An alias without an anchor before it stands for nothing, and one inside its own anchor for something without end. Aliases of aliases can make a file of a few lines stand for billions of values; so the values that all aliases of a file stand for are limited to 100,000.',
  fix: 'Look for a misspelt name, and put the anchor (`&name`) before its first alias (`*name`). If the limit is reached, write shared schemas into a file of their own and refer to them with `$ref`.',
  keys: [],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'x-limits: &limits { timeout: 1s }',
      'receives:',
      '  order.request: ⟪*limit⟫',
    ),
  },
  good: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'x-limits: &limits { timeout: 1s }',
      'receives:',
      '  order.request: *limits',
    ),
  },
};
