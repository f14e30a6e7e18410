import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const keyNotString: Explanation = {
  rule: 'KEY_NOT_STRING',
  why: 'YAML allows numbers, lists and maps as keys; JSON does not, and a contract is read as the JSON that it stands for. `1` and `"1"` would be two keys in one reader and the same key in another.',
  fix: 'Put the key into quotes. A list or a map as a key has no counterpart: write it as a list of objects.',
  keys: [],
  bad: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'x-ports: { ⟪8080⟫: http }',
      'receives:',
      '  shelf.changed: {}',
    ),
  },
  good: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      "x-ports: { '8080': http }",
      'receives:',
      '  shelf.changed: {}',
    ),
  },
};
