import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const illegalRange: Explanation = {
  rule: 'RANGE_ILLEGAL',
  why: 'A range goes from its smaller to its larger end: the first wait between two tries is near the left one, later waits grow up to the right one. A range that runs backwards has no values, and a retry would not know how long to wait.',
  fix: 'Swap the ends. If every wait should be the same, write it twice: `1s..1s`.',
  keys: ['agent.receives.retry.backoff'],
  bad: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: { retry: { attempts: 3, backoff: ⟪5s..200ms⟫ } }',
    ),
  },
  good: {
    'agents/website.agent.yaml': lines(
      'agent: website',
      'receives:',
      '  shelf.changed: { retry: { attempts: 3, backoff: 200ms..5s } }',
    ),
  },
};
