import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const baselineUnused: Explanation = {
  rule: 'BASELINE_UNUSED',
  why: 'An entry of the baseline matches no finding: it is mended, or the message or the place of it has changed so much that it is another one. Left alone the entry would hide the same mistake when it comes back.',
  fix: 'Run `parley check --write-baseline` again: it keeps what is still found and drops the rest. Look first whether a finding beside it is the old one in a new place.',
  keys: ['config.check.baseline'],
  bad: {
    'parley.baseline.json': lines(
      '{ "version": 1, "findings": [{',
      '  "file": "agents/shop.agent.yaml", "rule": "SEND_UNRESOLVED",',
      '  "message": ⟪"there is no channel \\"order.requst\\""⟫, "fingerprint": "f0a5f6c9b4f6a2d1"',
      '}] }',
    ),
  },
  good: { 'parley.baseline.json': lines('{ "version": 1, "findings": [] }') },
};
