import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const wrongType: Explanation = {
  rule: 'VALUE_TYPE',
  why: 'The key wants another kind of value: a list, an object, a whole number, `true` or `false`. In YAML 1.2 `yes`, `no`, `on` and `off` are words, not truth values, though older readers took them for such. A value of the wrong type is not used, so the default is in force.',
  fix: 'Write the value as the message says. A list of one is still a list: `[item.v1]`. Truth values are `true` and `false`. A text that looks like a number needs quotes.',
  keys: ['agent', 'channels', 'channel', 'config'],
  bad: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'external: ⟪yes⟫',
      'receives:',
      '  shelf.changed: {}',
    ),
  },
  good: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'external: true',
      'receives:',
      '  shelf.changed: {}',
    ),
  },
};
