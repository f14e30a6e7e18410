import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const baselineIllegal: Explanation = {
  rule: 'BASELINE_ILLEGAL',
  why: 'The baseline is written by `parley check --write-baseline`; this one is no JSON any more, or of another shape, most often after a merge. Nothing in it counts as known, so that no finding is hidden by an entry that nobody can read.',
  fix: 'Write it again with `parley check --write-baseline`, and look at the difference before you commit it.',
  keys: ['config.check.baseline'],
  bad: { 'parley.baseline.json': lines('{ "version": ⟪2⟫, "findings": [] }') },
  good: { 'parley.baseline.json': lines('{ "version": 1, "findings": [] }') },
};
