import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const yamlTag: Explanation = {
  rule: 'YAML_TAG',
  why: 'A tag such as `!money` or `!Ref` asks the reader for a type of its own. Parley knows none, and JSON has none, so the value would lose what the tag says.',
  fix: 'Write the value plainly. Of tags only those of the core schema have a meaning here, such as `!!str`; quotes do the same.',
  keys: [],
  bad: {
    'agents/shop.agent.yaml': lines(
      'agent: shop',
      'version: ⟪!semver⟫ 1.2.0',
      'sends:',
      '  order.request: {}',
    ),
  },
  good: { 'agents/shop.agent.yaml': lines('agent: shop', 'version: 1.2.0', 'sends:', '  order.request: {}') },
};
