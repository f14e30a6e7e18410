import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const keyDuplicate: Explanation = {
  rule: 'KEY_DUPLICATE',
  why: 'Readers of YAML and JSON disagree about which of two equal keys counts: some take the first, some the last, some refuse the file. One of the two values is lost, and nobody sees which. After a merge of two branches this is a usual way to lose a setting.',
  fix: 'Keep one of the two. If both values were meant, put them together under one key.',
  keys: [],
  bad: {
    'agents/stock.agent.yaml': lines(
      'agent: stock',
      'receives:',
      '  order.request:',
      '    timeout: 1s',
      '    ⟪timeout⟫: 3s',
    ),
  },
  good: {
    'agents/stock.agent.yaml': lines('agent: stock', 'receives:', '  order.request:', '    timeout: 1s'),
  },
};
