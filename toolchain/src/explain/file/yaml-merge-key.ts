import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const yamlMergeKey: Explanation = {
  rule: 'YAML_MERGE_KEY',
  why: 'The merge key `<<` belongs to YAML 1.1. Parley reads YAML 1.2, where it is an ordinary key with an odd name: the members that it should bring in are not there, and other tools that read the same file may see them.',
  fix: 'Write the members out. A whole value can be shared with an alias (`*name`), a schema with `$ref`.',
  keys: [],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'x-patient: &patient { timeout: 1s }',
      'receives:',
      '  order.request: { ⟪<<⟫: *patient, concurrency: 8 }',
    ),
  },
  good: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request: { timeout: 1s, concurrency: 8 }',
    ),
  },
};
