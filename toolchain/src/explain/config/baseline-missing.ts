import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const baselineMissing: Explanation = {
  rule: 'BASELINE_MISSING',
  why: '`check.baseline` names a file that is not there. Every finding that it knew counts again, and the reader looks for what has changed in the contracts, where nothing has.',
  fix: 'Write it with `parley check --write-baseline`, mend the path, or take the key away when the last entry is mended. Without the key `parley.baseline.json` is read where it is there.',
  keys: ['config.check.baseline'],
  bad: { 'parley.config.yaml': lines('check:', '  baseline: ⟪quality/known.json⟫') },
  good: {
    'parley.config.yaml': lines('check:', '  baseline: quality/known.json'),
    'quality/known.json': lines('{ "version": 1, "findings": [] }'),
  },
};
